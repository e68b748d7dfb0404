calendar-line = { $when }: **{ $label }** { $title } · { $where }
calendar-place = { $place }
calendar-nowhere = place still open
calendar-empty = There is no meeting in the next eight weeks. This is how: `!meet Get-together, Thu 3 December 10 am, town hall Büren`
calendar-hint-file = For one's own calendar: `!calendar file`
calendar-hint-direct = For one's own calendar: `!calendar file`, or `!calendar` in the direct chat shows the address to subscribe to.
calendar-address = To subscribe in Outlook, Thunderbird or on the phone: { $address } (please don't pass it on: whoever knows the address sees the meetings)
calendar-file = { $count ->
    [one] Here is the meeting as a file. Opening it puts the meeting into the calendar.
   *[other] Here are { $count } meetings as a file. Opening it puts them into the calendar.
}
calendar-new = The calendar has a new address, the old one no longer works. `!calendar` in the direct chat shows it.
calendar-no-feed = No calendar to subscribe to is set up for this bot. `!calendar file` always works.
calendar-words = I don't understand “{ $words }” here. There is: `!calendar`, `!calendar file`, `!calendar new`

cmd-calendar = The meetings of the next eight weeks
    .more = `file` sends them as a calendar file. Where a calendar to subscribe to is set up, its address is told in the direct chat; the coordinating office hands out a new one with `new`, and the old one no longer works.

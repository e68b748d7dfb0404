meetup-head = **{ $label } · { $title }**
meetup-when = { $when } · { $where }
meetup-on = { $day }
meetup-at = { $place }
meetup-at-and-host = { $place }, host: { $host }
meetup-at-host = at { $host }, the place will follow
meetup-nowhere = place still open
meetup-online = { $place } (no travel)
meetup-body = { $body }
meetup-topic = `#{ $tag }`
meetup-again = 🔁 Then: { $dates }
meetup-last = 🔁 The last date of this series
meetup-answers = { $answer ->
    [yes] ✅ Coming
    [maybe] 🟡 Perhaps
    [again] ❔ Asked again
   *[no] ❌ Not coming
}: { $names }{ $more ->
    [yes] {" "}({ $people } people in all)
   *[no] {""}
}
meetup-who = { $people ->
    [1] { $name }
   *[other] { $name } ({ $people })
}
meetup-agenda = Agenda:
meetup-point = { $number }\. { $point }
meetup-points-more = { $points }
    … and { $count } more: `!agenda-of { $label }`
meetup-holiday = ⚠️ { $day } is a public holiday: { $name }.
meetup-school = ⚠️ { $day } is in the school holidays: { $name }.
meetup-school-unknown = ⚠️ I don't know the school holidays of this region; none were left out.
meetup-skipped = ⚠️ There is no { $said } on that day, the clocks go forward; it means { $meant }.
meetup-repeated = ⚠️ { $said } comes twice on that day, the clocks go back; it means the first time.
meetup-weekday = ⚠️ Another weekday was named; it means { $day }.
meetup-clash = ⚠️ At the same time: **{ $label }** { $title }
meetup-hint = ✅ we come · 🟡 perhaps · ❌ no · `!accept { $label } two of us` · `!agenda-of { $label } + point`
meetup-struck = ~~{ $line }~~
meetup-reason = ❌ Does not take place: { $reason }
meetup-no-reason = ❌ Does not take place.
meetup-bare = **{ $label }** · meeting of { $owner }: { $state ->
    [hidden] hidden by the coordinating office.
   *[cancelled] does not take place.
}
meetup-over-card = Over. What came of it? `!minutes { $label } …`
meetup-over-record = Over. Outcome: { $record } · more: `!minutes { $label }`
meetup-line = **{ $label }** { $title }: { $when } · { $where }

meetup-none = There is no meeting to come. This is how: `!meet Get-together, Thu 3 December 10 am, town hall Büren`
meetup-list-end = Accept: `!accept { $label }` · all about it: `!show { $label }`
meetup-no-date = It doesn't say when yet.
meetup-coarse = That is not precise enough: the day is missing.
meetup-title-long = The title is too long; { $most } characters at most.
meetup-unknown = There is no meeting { $number }. `!meetings` shows what is to come.
meetup-which = There are several meetings to come. Please add the number.
meetup-gone = This meeting is no longer there.
meetup-over = { $label } is over already.
meetup-cancelled = { $label } was cancelled. A new one: `!meet …`
meetup-not-yours = { $label } was called by others. Their municipality, the host and the coordinating office can change it.
meetup-for-others = { $name } answers for itself, or the coordinating office does.
meetup-not-then = { $label } has no date on { $day }.
meetup-all-how = Please add how often all dates of { $label } are to be, for example: `!move { $label } to every first Wednesday of the month 9 am`
meetup-is-one = { $label } is a meeting; that doesn't work with it. There is: `!move { $label } to …` · `!cancel { $label }` · `!change { $label } …`

meetup-noted = { $answer ->
    [yes] ✅ { $name } comes to { $label }{ $people ->
        [1] {""}
       *[other] , { $people } people
    }.
    [maybe] 🟡 { $name } may come to { $label }.
   *[no] ❌ { $name } doesn't come to { $label }.
} ({ $when })
meetup-answer-undone = The answer to { $label } is taken back.
meetup-moved = Moved: { $line }
meetup-told = { $count ->
    [one] One person who had accepted was told.
   *[other] { $count } people who had accepted were told.
}
meetup-told-moved = { $changed ->
    [place] The place has changed: { $line }
   *[time] Moved: { $line }
        Does that suit? ✅ yes · 🟡 perhaps · ❌ no
}
meetup-called-off = { $scope ->
    [all] Cancelled: { $line }
   *[one] Does not take place: { $label } on { $when }. The other dates stay; to cancel all: `!cancel { $label } all`
}
meetup-after-all = After all? `!undo`
meetup-because = “{ $reason }”
meetup-told-why-not = No reason was given.
meetup-told-off = Cancelled: { $line }
    { $reason }
meetup-told-cancelled = Does not take place: { $line }
meetup-told-after-all = It stays as it was: { $line }
meetup-amended = { $label } was changed: { $title }
meetup-hidden = { $label } is hidden.
meetup-unhidden = { $label } can be seen again.
meetup-undone = { $label } is as it was before.
meetup-undone-making = { $label } is taken back.

meetup-reminder = 📅 **{ $label } · { $title }**: { $when } · { $where }
meetup-reminder-agenda = { $count ->
    [one] One point
   *[other] { $count } points
} on the agenda: `!agenda-of { $label }`
meetup-reminder-hint = ✅ we come · 🟡 perhaps · ❌ no
meetup-leads = { $label }: reminders come before it: { $leads }. None: `!leads { $label } off`
meetup-leads-none = { $label }: no reminders. To have some: `!leads { $label } 1 day, 2 hours`
meetup-lead = { $unit ->
    [w] { $count ->
        [one] 1 week
       *[other] { $count } weeks
    }
    [d] { $count ->
        [one] 1 day
       *[other] { $count } days
    }
    [h] { $count ->
        [one] 1 hour
       *[other] { $count } hours
    }
   *[m] { $count ->
        [one] 1 minute
       *[other] { $count } minutes
    }
}
meetup-leads-unknown = I don't understand “{ $words }” as a time before.

host-list = Gladly hosts, in this order: { $names }. Join: `!host yes` · stop: `!host no`
host-never = { $name }
host-last = { $name } (last { $day })
host-none = No municipality has offered to host yet. Join: `!host yes`
host-joined = { $name } gladly hosts and takes its turn. Rather not: `!host no`
host-left = { $name } is no longer among the hosts.
host-who = For which municipality? Please write `!me` and its name first.
host-for-others = { $name } speaks for itself, or the coordinating office does.
host-words = I don't understand “{ $words }” here. There is: yes, no, pass, or the name of a municipality.
host-of = { $label }, { $when }: { $state ->
    [known] { $host } is host. Pass it on: `!host { $label } pass`
   *[open] there is no host yet. `!host { $label } yes`
}
host-set = { $label }, { $when }: { $host } is host now.
host-nobody-else = There is nobody else in line for { $label }. Join: `!host yes`

agenda-head = **{ $label } · { $title }**, { $when }. Agenda:
agenda-none = Nothing yet.
agenda-proposals = Still waiting on the board: { $lines }
agenda-hint = Add: `!agenda-of { $label } + point` · take off: `!agenda-of { $label } - 1`
agenda-added = { $count ->
    [one] Added. { $label } has now:
   *[other] { $count } points added. { $label } has now:
}
agenda-removed = Taken off { $label }: { $point }
agenda-undone = The agenda of { $label } is as it was before.
agenda-empty = The point is missing.
agenda-full = An agenda takes no more than { $most } points.
agenda-long = A point may have { $most } characters at most.
agenda-no-point = There is no point { $number } on the agenda of { $label }.
agenda-not-yours = Others brought in point { $number }.

record-question = **{ $label } · { $title }** on { $day } is over. What came of it? Two sentences are enough: just reply to this message, or `!minutes { $label } …`. I keep tasks such as “Büren sends the template by 15 January”.
record-kept = Kept: { $label } of { $day }. Read it: `!minutes { $label }`
record-task = 📌 **{ $label } · { $owner }:** { $task }
record-task-due = 📌 **{ $label } · { $owner }:** { $task }, by { $due }
record-none = Nothing is kept of { $label } ({ $when }) yet. This is how: `!minutes { $label } Büren sends the template by 15 January`
record-head = **{ $label } · { $title }**, what came of it:
record-line = { $day }: { $record }
record-tasks = Still open: { $tasks }
record-open-task = **{ $label }** { $task }

cmd-meetup = Call a meeting, once or as a series; without words show the next ones
    .more = Title, when and where, with commas between them; further lines are text. A municipality named in the place is the host; without a place, hosts take turns (`!host`). Editing the message changes the meeting, deleting it cancels it.
cmd-meetups = The next meetings
cmd-come = Accept a meeting, for one's own municipality
    .more = ✅ on the card does the same. The last answer of a municipality counts. If there is only one meeting to come, no number is needed.
cmd-may-come = Perhaps come to a meeting
cmd-not-come = Not come to a meeting
cmd-move-meetup = Move a meeting to another day, time or place
    .more = Who had accepted is told once and asked again. Of a series the next date is meant, or the one named: `from 6 January to 13 January`
cmd-call-off = Cancel a meeting
    .more = Who had accepted is told once. Of a series the next date or the one named is cancelled, with “all” the whole series.
cmd-host = Who gladly hosts, and whose turn it is
    .more = `yes` and `no` put one's own municipality in line or take it out. It is the turn of who was host longest ago. With the number of a meeting: show, name a municipality, or pass it on with “pass”.
cmd-agenda = Show and extend the agenda of a meeting
    .more = `+` adds a point, a line for each; `- 2` takes the second one off.
cmd-minutes = Keep and read what came of a meeting
    .more = Sentences such as “Büren sends the template by 15 January” become tasks, and the bot reminds of them.
cmd-meetup-leads = Say how long before a meeting the room is reminded
    .more = Otherwise what is usual in the region holds; `off` turns it off, `on` turns it on again.

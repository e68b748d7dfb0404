datepoll-head = **{ $label } · { $title }**{ $asks ->
    [yes] {""}
   *[no] : which date suits you?
}
datepoll-body = { $body }
datepoll-place = Place: { $place }
datepoll-day-until = { $day }
datepoll-option = { $sign } { $date }
datepoll-able = { $answer ->
    [yes] ✅
   *[maybe] 🟡 if need be
} { $count }: { $names }
datepoll-unable = ❌ { $count }
datepoll-name = { $name }
datepoll-names-more = { $names } and { $count } more
datepoll-missing = No answer yet ({ $count }): { $names }
datepoll-until = Answers until { $deadline }
datepoll-until-quorum = { $until } · wanted: a date on which at least { $quorum } can come
datepoll-hint = Clicking 1️⃣ 2️⃣ … means: it suits us. Or reply to the card: “1 yes, 2 if need be”, “only 2”, “none”. The last answer of each municipality counts. Otherwise: `!vote { $label } 1 yes, 2 no`
datepoll-over = The poll is closed.
datepoll-holiday = ⚠️ { $day } is a public holiday: { $name }.
datepoll-clock = ⚠️ { $day }, { $said } { $kind ->
    [skipped] does not exist, the clocks go forward; { $meant } is meant.
   *[repeated] comes twice, the clocks go back; the first one is meant ({ $meant }).
}
datepoll-struck = ~~{ $line }~~
datepoll-withdrawn-card = ❌ The poll is withdrawn.
datepoll-bare = **{ $label }** · Date poll of { $owner }: { $state ->
    [hidden] hidden by the coordinating office.
   *[withdrawn] withdrawn.
}
datepoll-choice = { $sign } { $date } (✅ { $yes }, 🟡 { $maybe }, ❌ { $no })
datepoll-proposal = { $choice } suits best. ✅ on this message makes a meeting of it; another date: `!pick { $label } 2`
datepoll-no-quorum = No date reaches { $quorum }. The nearest is { $choice }. Take it anyway: `!pick { $label } { $number }` · ask longer: `!deadline { $label } Monday`
datepoll-no-date = { $votes ->
    [some] No date suits anybody.
   *[none] Nobody has answered.
} Ask longer: `!deadline { $label } Monday`
datepoll-result = **{ $label } · { $title }**: the poll is closed.
datepoll-asker = { $proposed ->
    [yes] { $name }, is that all right?
   *[no] { $name }, how shall it go on?
}
datepoll-chosen = ✅ Settled: { $date }{ $known ->
    [yes] {" "}· **{ $label }**
   *[no] {""}
}
datepoll-picked = ✅ **{ $label } · { $title }**: { $date }. It becomes a meeting.
datepoll-line = **{ $label }** { $title }: { $state ->
    [open] answers until { $deadline }
   *[closed] closed, date still open
} · { $count ->
    [one] 1 answer
   *[other] { $count } answers
}
datepoll-list-end = All about it: `!show { $label }` · vote: `!vote { $label } 1 yes, 2 if need be`
datepoll-merged = ℹ️ Named twice, so there only once: { $dates }
datepoll-weekday = ⚠️ Another weekday was named; { $day } is meant.

datepoll-none = There is no date poll. This is how: `!datepoll Meeting: 9 June 2 pm, 11 June 10 am`
datepoll-which = There are several date polls. Please add the number.
datepoll-unknown = There is no date poll { $number }. `!polls` shows what there is.
datepoll-gone = This date poll does not exist any more.
datepoll-not-yours = Others started { $label }. Their municipality and the coordinating office can change it.
datepoll-withdrawn = { $label } is withdrawn.
datepoll-decided = { $label } is decided, the date is a meeting. `!meetings` shows it.
datepoll-closed = { $label } is closed already. Ask longer: `!deadline { $label } Monday`
datepoll-too-late = The deadline of { $label } is over; the vote does not count. Whoever asked can extend it: `!deadline { $label } Monday`
datepoll-is-one = { $label } is a date poll; that does not work with one. There is: `!vote { $label } 1 yes, 2 no` · `!pick { $label } 2` · `!deadline { $label } Monday` · `!withdraw { $label }`
datepoll-no-slots = The dates to choose from are missing.
datepoll-one-slot = A choice takes at least two dates. If the date is settled, there is `!meet`.
datepoll-many = A poll offers no more than { $most } dates.
datepoll-no-slot = I don’t understand “{ $words }” as a date.
datepoll-coarse = “{ $words }” is too vague for a date: the day is missing.
datepoll-recurring = “{ $words }” is not a single date.
datepoll-title-long = The title is too long; { $most } characters at most.
datepoll-deadline-past = That deadline is over already.
datepoll-deadline-late = The deadline must be before the date { $date }.
datepoll-no-vote = I don’t understand that as a vote. There is: “1 yes, 2 if need be, 3 no”, “only 2”, “all”, “none”.
datepoll-no-option = There is no date { $number }; the choice is 1 to { $count }.
datepoll-for-others = { $name } votes for itself, or the coordinating office does.
datepoll-pick-which = Which date is it to be? Please add its number.
datepoll-option-past = The date { $date } is over.

datepoll-vote = { $sign } { $answer ->
    [yes] yes
    [maybe] if need be
   *[no] no
}
datepoll-noted = Noted for { $name } ({ $label }): { $votes }. To change it, just answer again.
datepoll-vote-undone = The vote on { $label } is taken back.
datepoll-closed-now = { $label } is closed; the proposal is in the room.
datepoll-extended = { $label }: answers count until { $deadline } now.
datepoll-amended = { $label } is changed: { $title }
datepoll-withdrawn-now = { $label } is withdrawn. After all? `!undo`
datepoll-hidden = { $label } is hidden.
datepoll-unhidden = { $label } can be seen again.
datepoll-undone = { $label } is as it was before.
datepoll-undone-making = { $label } is taken back.

datepoll-reminder = **{ $label } · { $title }**: your answer is still missing, the deadline is { $deadline }. Which date suits you?
datepoll-reminder-hint = Reply here: “1 yes, 2 if need be”, “only 2”, “none”; or click 1️⃣ 2️⃣ …
datepoll-reminder-room = **{ $label } · { $title }**: answers count until { $deadline }. Still missing: { $names }

cmd-datepoll = Find a date: let people choose among several; without a text show the polls there are
    .more = Title, colon, then two to nine dates, between commas or on lines of their own. If wanted: “deadline Friday” (otherwise a week, but before the first date), “at least 5”, “place: town hall”. When all have answered or the deadline is over, the best date is proposed; ✅ on that makes a meeting of it. Editing the message changes the poll, deleting it withdraws the poll. One date more: `!change U19 + 12 June 9 am`.
cmd-datepolls = The date polls there are
cmd-vote = Vote in a date poll, for one’s own municipality
    .more = 1️⃣ to 9️⃣ on the card do the same, or a reply to it. The last answer of a municipality counts; who does not answer has not said “no”. The coordinating office enters what was told by phone: “for Borchen: only 2”.
cmd-pick-date = Settle on a date of a poll; it becomes a meeting
    .more = Without the number of a date the proposed one. Whoever asked can do this, and the coordinating office.
cmd-deadline = Change the deadline of a date poll
    .more = A closed poll is open again then.
cmd-close-poll = Close a date poll now and propose the best date

task-head = **{ $label } · { $owner }:** { $line }
task-bare = **{ $label }** · task, deleted. { $owner }
task-over = ~~{ $head }~~
task-dated = { $what }, by { $due }
task-overdue = { $what }, was due on { $due }
task-undated = { $what }
task-from = { $line } (from { $meetup })
task-hint = { $dated ->
    [yes] ✅ done · `!extend { $label } until …` · ✏️ edit the message · `!undo`
   *[no] ✅ done · with a date: `!extend { $label } until …` · ✏️ edit the message · `!undo`
}
task-ended = { $state ->
    [done] ✅ Done.
   *[withdrawn] Withdrawn.
}
task-line = **{ $label }** { $owner }: { $line }
task-line-done = ✅ { $line }
task-remind = { $when ->
    [before] **{ $label }** · due on { $due }: { $what }
   *[after] **{ $label }** · was due on { $due }: { $what }
}
task-remind-hint = ✅ done · more time: `!extend { $label } until …` · no longer needed: `!withdraw { $label }`

task-done = **{ $label }** is done. Thank you!
task-withdrawn = **{ $label }** is withdrawn. Not after all? `!undo`
task-changed = **{ $label }** is changed: { $line }
task-undone = Taken back; **{ $label }** is as it was before.
task-undone-making = Taken back; **{ $label }** no longer holds.

task-none = Nothing is open at the moment. For example: `!task Büren: send the template by 15.1.`
task-none-of = { $owner }: nothing is open at the moment. The tasks of all: `!tasks all`.
task-none-meetup = There are no tasks from { $label }. For example: `!task { $label } Büren: send the template by 15.1.`
task-list-words = “{ $words }” is neither a municipality nor a meeting. For example: `!tasks Büren` · `!tasks all`

task-no-text = It doesn’t say yet what is to be done.
task-no-municipality = For which municipality? Please put its name in front.
task-no-meetup = There is no meeting T{ $number }.
task-no-day = Until when? For example: `!extend { $label } until Friday`
task-too-long = That is too long for a task; at most { $most } characters.
task-not-yours = { $label } is another municipality’s matter; its people, whoever wrote it down, and the coordinating office can change it.
task-closed = { $label } is no longer open.
task-gone = That task is gone.
task-is-one = { $label } is a task; that doesn’t work with it. There is: `!done { $label }` · `!extend { $label } until Friday` · `!change { $label } …` · `!withdraw { $label }`

cmd-task = Write down who does what until when
    .more = The municipality stands at the beginning or in brackets, without a name it is one’s own; a date is optional. With `T15` in front, or as a reply to its card, it belongs to a meeting. On the last working day before the date the bot reminds the municipality in the direct chat, and once more on the first one after; ✅ means done. Editing the message changes the task, deleting it withdraws it.
cmd-tasks = What is still to be done, the most urgent first
    .more = With a municipality’s name only its tasks, with `T15` those from a meeting. In the direct chat it shows one’s own, with `all` those of everybody.

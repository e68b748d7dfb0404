reminder-made = { $whom ->
    [room] ⏰ **{ $label }** · Here in the room on { $moment }: { $what }
   *[own] ⏰ **{ $label }** · In the direct chat on { $moment }: { $what }
}
reminder-moment = { $moment }
reminder-again = Then: { $dates } …
reminder-only-once = Not again after that.
reminder-note = { $about ->
    [school] I don’t know when school holidays are here; so it comes on them too.
    [skipped] The clocks go forward that night; so it comes an hour later than said.
   *[repeated] That hour comes twice that night; the first one is meant.
}
reminder-hint = No longer needed: `!withdraw { $label }` · ✏️ edit the message · `!undo`
reminder-now = { $again ->
    [yes] ⏰ **{ $label }** · { $what }
    ✅ done · 💤 in an hour · ❌ never again
   *[no] ⏰ **{ $label }** · { $what }
    ✅ done · 💤 in an hour
}
reminder-meetup = { $label } { $title }: { $when }
reminder-marked = { $state ->
    [done] ✅ **{ $label }** · { $what }
    [later] 💤 **{ $label }** · { $what }
   *[over] ❌ **{ $label }** · { $what }
}
reminder-line = { $whom ->
    [room] { $again ->
        [yes] **{ $label }** { $moment } 🔁: { $what } (in the room)
       *[no] **{ $label }** { $moment }: { $what } (in the room)
    }
   *[own] { $again ->
        [yes] **{ $label }** { $moment } 🔁: { $what }
       *[no] **{ $label }** { $moment }: { $what }
    }
}
reminder-end = No longer needed: `!withdraw { $label }`
reminder-none = Nothing is to come. For example: `!remind me tomorrow at 9 of the papers`
reminder-none-here = Nothing is to come for this room. Your own reminders: `!reminders` in the direct chat. For example: `!remind us tomorrow at 9 of the papers`
reminder-over = { $state ->
    [done] **{ $label }** · { $what }: ✅ done.
    [cancelled] **{ $label }** · { $what }: cancelled.
   *[said] **{ $label }** · { $what }: it has come. Once more: `!later { $label } tomorrow at 9`
}
reminder-cancelled = { $label } won’t come any more. It should after all? `!undo`
reminder-done = { $label } is done.
reminder-done-once = { $label }: done for this time, again on { $moment }.
reminder-later = 💤 { $label } comes once more on { $moment }.
reminder-undone = { $label } is as it was before.
reminder-undone-making = { $label } is taken back.
reminder-no-date = It doesn’t say when yet.
reminder-no-text = It doesn’t say of what yet.
reminder-too-long = That is too long for a reminder; at most { $most } characters.
reminder-too-many = { $most } reminders are waiting already; I remember no more for one person. `!reminders` in the direct chat shows them.
reminder-unknown = There is no reminder { $number }. `!reminders` shows what is to come.
reminder-meetup-over = { $label } is over or was cancelled; there is no reminder of it.
reminder-meetup-late = There is no such moment before { $label } any more. Closer to it: `!remind me { $label } 1 hour before`
reminder-gone = That reminder is gone.
reminder-closed = { $label } won’t come any more anyway.
reminder-is-one = { $label } is a reminder; that doesn’t work with it. There is: `!change { $label } tomorrow at 10` · `!withdraw { $label }` · `!later { $label }`

cmd-remind = Be reminded of something, alone or together, once or again and again
    .more = In a room the bot reminds everybody there, with “me” only in the direct chat. When and of what stand in any order; without a time it comes at nine on a working day. On the reminder ✅ means done, 💤 in an hour, ❌ never again.
cmd-reminders = What is to come: in a room its reminders, in the direct chat one’s own
cmd-later = Get a reminder once more
    .more = Without a time in an hour; 💤 on the reminder does the same. As a reply to it “later tomorrow at 10” is enough.

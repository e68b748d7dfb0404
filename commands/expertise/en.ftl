cmd-can = Say what your own municipality can do
    .more = Everything but the subject is optional, between commas: `specialist`, `experienced` or `building up`; `back office` or `front office`; `advice`, `stand-in`, `takeover` or `training`; when (`on Tuesdays`, `by arrangement`, `from March`); `contact:` and `deputy:` with an office or `@person`; `#topic`. Editing your message changes the entry, deleting it withdraws the entry. Once a year the bot asks whether it still holds.
cmd-who = Ask who can do something
    .more = Shows who has said so, why it fits and whom to talk to; a `#topic` or its name is enough. What fits about equally well stands in another order every day.
cmd-confirm = Confirm that an entry of “who does what” is right
    .more = ✅ on the card or on the question does the same. The people of the municipality and the coordinating office can do it.
cmd-deny = Say that an entry of “who does what” is not right
cmd-gaps = Topics that no municipality covers yet
    .more = What depends on one person in your own municipality is only told in the direct chat.

expertise-head = **{ $label } · { $owner } can do:** { $title }
expertise-over = ~~{ $head }~~
expertise-bare = **{ $label }** · Expertise of { $owner }
expertise-body = { $body }
expertise-level = { $level ->
    [specialist] specialist
    [experienced] experienced
   *[building] building up
}
expertise-office = { $office ->
    [back] back office
   *[front] front office
}
expertise-help = { $help ->
    [advice] advice
    [stand-in] stand-in
    [takeover] takeover
   *[training] training
}
expertise-available = { $words }
expertise-topic = `#{ $tag }`
expertise-contact = Contact: { $names }
expertise-since = since { $month ->
    [m1] January
    [m2] February
    [m3] March
    [m4] April
    [m5] May
    [m6] June
    [m7] July
    [m8] August
    [m9] September
    [m10] October
    [m11] November
   *[m12] December
} { $year }
expertise-old = perhaps outdated
expertise-old-card = Perhaps outdated: nobody answered whether it still holds.
expertise-proposed = A proposal; the municipality has not confirmed it yet.
expertise-hint = ✅ right · ❌ no longer right · ✏️ edit your message · `!undo`
expertise-hidden-card = Hidden by the coordinating office.
expertise-closed-card = Withdrawn.
expertise-since-day = Entered on { $day }
expertise-since-by = Entered on { $day } by { $name }
expertise-from-question = { $said }, from question F{ $number }
expertise-confirmed-at = Last confirmed on { $day }

expertise-no-claim = This says what your municipality can do. Who can do something is told by `!who procurement law`.
expertise-no-municipality = Please say first for which municipality you speak: `!me { $municipality }`
expertise-for-whom = Which municipality can do this? Please add “for { $municipality }”.
expertise-only-marks = It does not say yet what your municipality can do.
expertise-too-long = The text has { $length } characters; at most { $most } fit on a card.
expertise-unknown = There is no entry W{ $number }.
expertise-not-yours = { $label } belongs to another municipality; only its people and the coordinating office can change it.
expertise-closed = { $label } is withdrawn.
expertise-gone = This entry does not exist any more.
expertise-same = That changed nothing about { $label }.
expertise-unclear = Is **{ $label }** right, or is it not? `!confirm { $label }` · `!not-true { $label }`
expertise-no-listing = { $label } says what { $owner } can do; this command does not fit it. Contact: { $contact }

expertise-confirmed = **{ $label }** still holds. Thank you for letting us know.
expertise-accepted = **{ $label }** is confirmed: { $owner } can do “{ $title }”. Wrong? `!undo`
expertise-declined = **{ $label }** “{ $title }” is declined and stands nowhere. Right after all? `!undo`
expertise-withdrawn = **{ $label }** is withdrawn. Changed your mind? `!undo`
expertise-amended = **{ $label }** is changed: { $title }
expertise-now-hidden = **{ $label }** is hidden. To show it again: `!unhide { $label }`
expertise-unhidden = **{ $label }** can be seen again.
expertise-undone = Taken back; **{ $label }** is as it was.
expertise-undone-making = Taken back; **{ $label }** no longer stands under “who does what”.
expertise-waiting = **{ $label }** “{ $title }” waits for your answer again: ✅ right · ❌ not right

expertise-ask = **{ $label }** “{ $title }” – does this still hold? ✅ yes · ❌ no. Without an answer it stays, after 30 days with the note “perhaps outdated”.

who-what = What is it about?
who-line = **{ $label }** { $owner }: { $title }
who-word = { $word }
who-why = because of: { $reasons }
who-listing = On the board: { $line }
who-question = Asked before: { $line }
who-nobody = No municipality has said yet that it can do “{ $words }”.
who-ask-all = Ask everybody: `!ask { $words }`
who-municipality = Who speaks for { $municipality }: `!liaisons { $municipality }`

gaps-title = No municipality has said yet that it can do these:
gaps-topics = { $names }
gaps-claim = Can you do any of them? `!can { $example } #{ $tag }`
gaps-none = For every topic of the region there is a municipality that can do it.
gaps-no-topics = This region has no topics.
gaps-alone-title = **Only for { $municipality }:** this depends on one person, without a deputy.
gaps-alone = **{ $label }** “{ $title }”
gaps-alone-near = { $line } – perhaps { $owner } could stand in (**{ $label }** “{ $title }”)
gaps-alone-more = … and { $count } more
gaps-alone-hint = To enter a deputy: `!change { $label } deputy: building office`. Or somebody of the municipality writes `!me { $municipality }`.

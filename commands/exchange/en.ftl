mark-period = { $first } – { $last }
mark-day = { $day }
mark-opens = from { $day }
mark-place = in { $place }
mark-permanent = permanent
mark-until = open until { $day }
mark-topic = `#{ $tag }`

listing-line-marks = { $line } · { $marks }

card-head = **{ $label } · { $owner } { $kind ->
    [need] needs
   *[offer] offers
}:** { $title }
card-over = ~~{ $head }~~
card-bare = **{ $label }** · { $kind ->
    [need] Need
   *[offer] Offer
} of { $owner }
card-body = { $body }
card-contact = Contact: { $name }
card-helpers = { $count ->
    [one] 🤝 One municipality can help: { $names }
   *[other] 🤝 { $count } municipalities can help: { $names }
}
card-interested = { $count ->
    [one] 🤝 One municipality is interested: { $names }
   *[other] 🤝 { $count } municipalities are interested: { $names }
}
card-fitting = Might fit: { $lines }
card-fitting-line = { $line } (because of: { $why })
match-word = { $word }
card-hint = { $hint } · ✏️ edit your message · `!undo`
card-hidden = Hidden by the coordinating office.
card-closed = { $status ->
    [withdrawn] Withdrawn.
   *[expired] Expired.
}
card-done = ✅ Done.
card-done-partner = ✅ Done with { $partner }.
card-done-outcome = ✅ Done: { $outcome }
card-done-both = ✅ Done with { $partner }: { $outcome }

cmd-need = Put a need on the board
    .more = The first line is the title. If you like, add `#topic`, `until 31.12.`, `from 3.3. to 17.3.`, `in Büren` or `@person`. Without a date a need stands for 30 days. Editing the message changes the need, deleting it withdraws it.
cmd-offer = Put an offer on the board
    .more = The first line is the title. Marks as with `!need`; with `permanent` the offer stands without an end and the bot asks once a year. Without a date an offer stands for 180 days.
cmd-list = Open needs and offers, newest first
    .more = Can be narrowed by kind (`needs`, `offers`), `#topic`, municipality and words.
cmd-show = Show an entry with all that is known about it
cmd-mine = The open entries of your own municipality
cmd-interest = Say that your municipality can help or is interested
    .more = 👍 on the card does the same. The other side learns who it is; you settle the rest directly.
cmd-done = Tick off an entry as done
    .more = If you like, say with whom and how it went.
cmd-extend = Let an entry stand longer
cmd-change = Change the text or the marks of an entry
    .more = A new text replaces the old one; a mark alone changes only that mark.
cmd-withdraw = Withdraw an entry
cmd-hide = Hide an entry
cmd-unhide = Show a hidden entry again

listing-only-marks = It does not say yet what it is about.
listing-unknown = There is no entry { $number }. `!list` shows the open ones.
listing-not-yours = { $label } belongs to another municipality; only its people and the coordinating office can change it.
listing-closed = { $label } is no longer open.
listing-gone = This entry does not exist any more.
undone-making = Taken back; **{ $label }** is off the board.
undone-listing = Taken back; **{ $label }** is as it was before.

listing-amended = **{ $label }** is changed: { $title }
listing-extended = **{ $label }** stays open until { $until }.
listing-done = **{ $label }** is done. Thanks for telling.
listing-withdrawn = **{ $label }** is withdrawn. Not meant? `!undo`
listing-hidden = **{ $label }** is hidden. Show it again: `!unhide { $label }`
listing-unhidden = **{ $label }** can be seen again.

list-nothing = There is nothing on the board about that now. Put up a need: `!need wood chipper for next week`
list-more = … and { $count } more: `!more`
list-more-many = … and at least { $count } more: `!more`
mine-nothing = You have nothing on the board now. Put up a need: `!need wood chipper for next week`
more-nothing = There is no more on the board.
show-contact = Contact: { $names }
show-since = On the board since { $day }
show-hint = { $kind ->
    [need] 👍 we can help
   *[offer] 👍 we are interested
}

match-alert = Something that might fit your entry { $mine }: { $theirs } (because of: { $why }). With 👍 on this message or `!interest { $label }` the other side learns of it.

interest-own = { $label } is your own entry.
interest-municipality = { $name } ({ $municipality })
interest-news = { $kind ->
    [need] { $who } can help with **{ $label }** “{ $title }”.
   *[offer] { $who } is interested in **{ $label }** “{ $title }”.
} Direct line: { $user }
interest-news-words = { $news }
    They say: { $words }
interest-thanks = Thank you! { $owner } has been told ({ $label }).
interest-thanks-contact = Thank you! { $owner } has been told ({ $label }). Contact: { $contact }. Direct line: { $user }
interest-undone = Taken back; you are no longer named at **{ $label }**.

ask = **{ $label }** “{ $title }” – does it still hold? ✅ yes, { $days } days · 🤝 found · ❌ no. Without an answer I close it on { $closing }.
ask-closed = **{ $label }** has expired and is closed.
closed-notice = Your { $kind ->
    [need] need
   *[offer] offer
} **{ $label }** “{ $title }” has expired and is closed. Open it again: ✅ or `!extend { $label }`

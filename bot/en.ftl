# What the machinery itself says: questions, refusals, names.

example = Example: `{ $line }`
suggestion = `{ $word }`

nothing-said = What can I do? `!help` shows it.
denied = Fine, then I change nothing.
unknown-command = I don't know “{ $word }”. `!help` shows what I can do.
unknown-command-near = I don't know “{ $word }”. Did you mean { $suggestions }?
coordinator-only = Only the coordinating office can do that.
not-a-member = This bot is for the members of the rooms of { $region }. Please join one of these rooms first.
too-many = I take no more than { $most } commands a minute from one person, so that everybody gets their turn. Please send this one again in a moment.
apology = Something went wrong on my side; nothing was stored. If it happens again, this number helps whoever runs the bot: `{ $number }`
edit-refused = I did not take over the change, the entry stays as it was. { $reason }
edit-withdrawn = Taken back.
nothing-changed = That changes nothing about { $label }.
undo-changed = { $label } was changed since then; this can’t be taken back any more.
text-too-long = The text has { $length } characters; a card takes { $most } at most.

missing-item = Which entry is meant? Please add its number, or reply to its card.
missing-text = The text is still missing.
missing-municipality = Which municipality is meant?
missing-person = Who is meant? Please add `@` and the name.
missing-day = Until when? The day is still missing.
missing-language = Which language? `de` or `en`.

unknown-municipality = “{ $words }” is not a municipality of this region.
unknown-municipality-near = “{ $words }” is not a municipality of this region. Did you mean { $near }?
unknown-language = I don't speak that language. I know `de` and `en`.
unknown-person = I can't find “{ $words }” in the rooms of this region.
several-people = “{ $words }” fits several people: { $people }. Please give the whole id.

date-impossible = There is no such day as “{ $words }”.
date-past = “{ $words }” is over already.
date-unknown = I can't read “{ $words }” as a day.
date-order = In “{ $words }” the end comes before the beginning.
date-never = “{ $words }” never happens.

contact-nobody = nobody yet
contact-one = { $name }
contact-with-deputies = { $first } (deputy: { $deputies })
contact-away = { $name } (away until { $until })
contact-away-with-deputies = { $name } (away until { $until }, deputy: { $deputies })
contact-deputies-only = Deputy: { $deputies }

more-follows = … and { $count } more: `!more`
nothing-more = There is no more.
links = One of these platforms may help: { $links }
link = { $name }: { $url }

arg-item = S12
arg-text = TEXT
arg-municipality = MUNICIPALITY
arg-person = @PERSON
arg-day = DAY
arg-language = LANGUAGE
usage-after = { $word } { $argument }
usage-optional = [{ $part }]
usage-word = !{ $word }

list-item = - { $line }
late = Late; this was due { $due }.

owner-name = { $name }
owner-coordinator = The coordinating office
owner-nobody = Somebody
listing-line = **{ $label }** { $owner } { $kind ->
    [need] needs
   *[offer] offers
} “{ $title }”
question-line = **{ $label }** { $owner } asks “{ $title }”
to-owner = { $owner }: { $words }

when-start = { $start }
when-time = { $day }, { $start }–{ $end }
when-span = { $start } – { $end }
when-day = { $day }, all day
when-days = { $first } – { $last }

cmd-subscribe = Be told of what is new in a topic or about some words
    .more = New needs, offers and questions come to the direct chat: at once, or with `daily` together on working days at nine. With both a topic and words, both must fit. End it: `!subscribe off #vergabe`.
cmd-subscriptions = Show your own subscriptions
cmd-unsubscribe = End a subscription
    .more = `!subscribe off #vergabe` does the same, `!subscribe off all` ends them all.

subscription-name = `{ $what }`
subscription-made = { $rhythm ->
    [daily] Subscription `{ $what }`: what is new comes to the direct chat together, on working days at nine.
   *[now] Subscription `{ $what }`: what is new comes to the direct chat at once.
} End it: `!subscribe off { $what }`
subscription-already = { $rhythm ->
    [daily] You have the subscription `{ $what }` already (daily).
   *[now] You have the subscription `{ $what }` already (at once).
} End it: `!subscribe off { $what }`
subscription-line = `{ $what }` · { $rhythm ->
    [daily] daily
   *[now] at once
}
subscription-end = End one: `!subscribe off { $what }`
subscription-none = You have no subscription yet. Make one: `!subscribe #vergabe`

subscription-nothing = What do you want to hear of? A topic or a word is still missing.
subscription-too-long = These are { $length } characters; a subscription names a topic or a few words, at most { $most } characters.
subscription-too-many = More than { $most } subscriptions are not possible. `!subscriptions` shows yours; `!subscribe off` ends one.
subscription-topic-unknown = There is no topic `{ $topic }` here. `!topics` shows all; without `#` any word will do.
subscription-topic-near = There is no topic `{ $topic }` here. Did you mean { $near }? Without `#` any word will do.

subscription-which = Which subscription shall end?
subscription-off = `!subscribe off { $what }`
subscription-off-all = All: `!subscribe off all`
subscription-off-more = … and { $count } more: `!subscriptions`. { $all }
subscription-unknown = You have no subscription “{ $words }”. `!subscriptions` shows yours.
subscription-ended = Subscription ended: { $names }. Didn't mean it? `!undo`
subscription-ended-many = { $count } subscriptions ended. Didn't mean it? `!undo`
subscription-undone = Taken back: your subscriptions are as they were.

news-alert = New on your subscription `{ $what }`: { $line } · { $kind ->
    [need] 👍 we can help
    [question] 💬 `!answer { $label } …`
   *[offer] 👍 we are interested
} · more: `!show { $label }`
news-bundle = **New on your subscriptions ({ $count }):**
news-more = … and { $count } more: `!list`

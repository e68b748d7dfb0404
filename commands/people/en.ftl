cmd-claim = Say which municipality you speak for
    .more = Whoever says it first is the liaison, those who come later are deputies. You can name another municipality at any time. `!undo` takes it back.
cmd-liaisons = Who speaks for which municipality
cmd-whoami = What the bot knows about you, in short
cmd-away = Say that you are away
    .more = Up to and including that day the bot names the deputy instead of you. `!back` ends the absence earlier.
cmd-back = End your absence
cmd-leave = Give up the office of liaison or deputy
    .more = The entries stay with the municipality, and the coordinating office is told. The coordinating office can do it for others: `!resign @anna`.
cmd-language = Choose the language of the answers
cmd-my-data = Show everything that the bot holds on you
    .more = It always comes in the direct chat.
cmd-forget-me = Delete everything that the bot holds on you
    .more = The bot asks once. The municipality's entries stay, without your name.
cmd-appoint = Make somebody the liaison of a municipality
    .more = Whoever was it until now becomes a deputy.
cmd-deputise = Make somebody a deputy of a municipality

claimed-liaison = Welcome: you now speak for **{ $municipality }** as its liaison. Wrong? `!undo`
claimed-deputy = Welcome: you now speak for **{ $municipality }** as a deputy, the liaison is { $liaison }. Wrong? `!undo`
claim-already = { $role ->
    [liaison] You already speak for **{ $municipality }** as its liaison.
   *[deputy] You already speak for **{ $municipality }** as a deputy.
}
appointed = { $role ->
    [liaison] { $name } now speaks for **{ $municipality }** as its liaison.
   *[deputy] { $name } now speaks for **{ $municipality }** as a deputy.
}
appointed-already = { $role ->
    [liaison] { $name } already speaks for **{ $municipality }** as its liaison.
   *[deputy] { $name } already speaks for **{ $municipality }** as a deputy.
}
appointed-instead = { $said } { $former } is a deputy now.
left = You no longer speak for **{ $municipality }**. The entries stay with the municipality. Wrong? `!undo`
left-other = { $name } no longer speaks for **{ $municipality }**. The entries stay with the municipality.
leave-nothing = You are not entered for any municipality.
leave-nothing-other = { $name } is not entered for any municipality.
leave-others = Only the coordinating office can do that for others. For yourself `!resign` is enough.

office-left = { $role ->
    [liaison] { $name } no longer speaks for **{ $municipality }** as its liaison.
   *[deputy] { $name } no longer speaks for **{ $municipality }** as a deputy.
}
vacancy-nobody = { $gone } Nobody speaks for **{ $municipality }** now. The entries stay with the municipality.
vacancy-remaining = { $gone } Still there: { $contact }.
vacancy-proposal = { $gone } The entries stay with the municipality. The longest-serving deputy is { $name }. Proposal: `!liaison { $municipality } { $user }`

liaisons-line = **{ $municipality }**: { $contact }
liaisons-free = Nobody yet: { $names }

whoami-office = { $role ->
    [liaison] You speak for **{ $municipality }** as its liaison.
   *[deputy] You speak for **{ $municipality }** as a deputy.
}
whoami-others = Also for this municipality: { $names }
whoami-nobody = You have not said yet which municipality you speak for: `!me { $example }`
whoami-coordinator = You belong to the coordinating office.
whoami-away = Away until { $until }. `!back` ends that.
whoami-language = { $language ->
    [de] Sprache: Deutsch. English: `!sprache en`
   *[en] Language: English. Deutsch: `!sprache de`
}

away-set = Away until { $until }. `!back` ends that earlier.
away-others = Until then requests to **{ $municipality }** go to: { $names }
away-no-deputy = **{ $municipality }** has no deputy; whoever wants to be one writes `!me { $municipality }`.
back-set = Good to have you back. The absence is over.
back-not-away = You are not entered as away.
language-set = { $language ->
    [de] Ab jetzt antworte ich auf Deutsch.
   *[en] From now on I answer in English.
}

undone-claim = Taken back: who speaks for whom is as it was before.
undone-away = Taken back: the absence is as it was before.
undone-language = Taken back: the language is as it was before.
undo-office-changed = That can't be taken back any more: who speaks for whom has been changed again since.

ask-municipality = Which municipality do you speak for? `!me { $example }`
welcome = Hello, I am the bot for { $region }. Here you look for and offer, in one sentence, what municipalities can give each other; I keep the list and tell you when something fits.
welcome-need = Look for something: `!need a wood chipper for next week #bauhof`
welcome-offer = Offer something: `!offer wood chipper with driver #bauhof`
welcome-list = See what is open: `!list`
welcome-help = More: `!help`. In this chat you can leave out the exclamation mark.
welcome-privacy = `!my-data` shows what I store about you; `!forget-me` deletes it.

data-sent = It is in the direct chat.
data-title = **Stored about { $user } in { $region }:**
data-office = { $role ->
    [liaison] Liaison of { $municipality } since { $since }
   *[deputy] Deputy of { $municipality } since { $since }
}
data-language = Language chosen: { $language }
data-away = Away until { $until }
data-welcomed = Welcomed on { $at }
data-asked = Asked for the municipality on { $at }
data-listing = Entry { $label } “{ $title }” of { $at } (whole text: `!show { $label }`)
data-interest = Interest in { $label } of { $at }
data-draft = Message noted for later, of { $at }
data-text = With the text: “{ $text }”
data-expertise = Expertise { $label } “{ $title }” names you
data-question = Question { $label } “{ $title }” of { $at }
data-answer = Answer to { $label } of { $at }
data-meetup = Meeting { $label } “{ $title }” of { $at }
data-attendance = Answer to the meeting { $label } of { $at }
data-point = Point for the agenda of { $label } of { $at }
data-reminder = Reminder { $label } “{ $text }” of { $at }
data-task = Task { $label } “{ $text }” of { $at }
data-datepoll = Date poll { $label } “{ $title }” of { $at }
data-date-vote = Vote in the date poll { $label }
data-subscription = Subscription “{ $what }” of { $at }
data-notices = { $count ->
    [one] One message on subscriptions and fitting entries is noted, so that none comes twice
   *[other] { $count } messages on subscriptions and fitting entries are noted, so that none comes twice
}
data-actions = { $count ->
    [one] One step kept for `!undo`: { $first }
   *[other] { $count } steps kept for `!undo`: { $first } to { $last }
}
data-rooms = { $count ->
    [one] Display name and membership of one room
   *[other] Display name and membership of { $count } rooms
}
data-pages = { $count ->
    [one] One list begun, for `!more`
   *[other] { $count } lists begun, for `!more`
}
data-handled = { $count ->
    [one] One message to the bot noted (only its id and time): { $first }
   *[other] { $count } messages to the bot noted (only their ids and times): { $first } to { $last }
}
data-unread = { $count ->
    [one] One encrypted message whose key is missing: { $first }
   *[other] { $count } encrypted messages whose keys are missing: { $first } to { $last }
}
data-direct = { $count ->
    [one] One message of the bot in this chat: { $first }
   *[other] { $count } messages of the bot in this chat: { $first } to { $last }
}
data-end = To delete it all: `!forget-me`

forget-what = This deletes what I store about you: whom you speak for, language, absence, subscriptions, notes, and the text of our messages in the direct chat. Your municipality's entries, expertise, answers and tasks stay, without your name; your own entries and questions without a municipality are withdrawn. Messages in the rooms can only be deleted by yourself.
forget-confirm = This can't be taken back. To confirm: `!forget-me yes`
forgotten = Deleted. Whoever writes to me again begins anew.

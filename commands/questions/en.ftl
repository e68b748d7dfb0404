question-head = **{ $label } · { $owner } asks:** { $title }
question-over = ~~{ $head }~~
question-bare = **{ $label }** · Question by { $owner }
question-body = { $body }
question-topic = `#{ $tag }`
question-answers = **Answers ({ $count }):** { $answers }
question-answers-more = { $answers } · … and { $count } more: `!show { $label }`
question-answers-all = **Answers ({ $count }):**
question-answer = { $who }: “{ $words }”
question-answer-full = **{ $who }:** { $words }
question-answer-helped = ✅ { $answer }
question-known = Perhaps known already: { $lines }
question-known-expertise = **{ $label }** { $owner } “{ $title }”
question-hint = 💬 reply to this card or `!answer { $label } …` · { $answers ->
    [some] 🙏 on the answer that helped
   *[none] ✏️ edit your message · `!undo`
}
question-hint-shown = 💬 `!answer { $label } …`, or reply to the card in the room
question-contact = Contact: { $names }
question-since = Asked on { $day }
question-helped-card = { $count ->
    [one] ✅ This helped: { $names }
   *[other] ✅ These helped: { $names }
}
question-done-card = ✅ Done.
question-withdrawn-card = Withdrawn.
question-hidden-card = Hidden by the coordinating office.

cmd-ask-room = Ask everybody something; the bot gathers the answers on one card
    .more = You may add `#topic`. Answers are replies to the card, messages in its thread, or `!answer`; what helped gets a 🙏. Editing the message changes the question, deleting it withdraws it. After 60 days it closes by itself.
cmd-questions = Questions that are still open, newest first
cmd-answer = Answer a question
    .more = A reply to the question's card or a message in its thread does the same. Editing the message changes the answer, deleting it takes it away.
cmd-helped = Say whose answer helped
    .more = A 🙏 on the answer does the same. The question is done then, the helpers are thanked and can make it an entry of what they know.

question-only-marks = The question itself is missing.
question-unknown = There is no question { $number }. `!questions` shows the open ones.
question-not-yours = { $label } was asked by another municipality; only its people and the coordinating office can change it.
question-closed = { $label } is not open any more.
question-gone = This question does not exist any more.
question-is-one = { $label } is a question; that works with needs and offers only. To answer: `!answer { $label } …`

question-amended = **{ $label }** is changed: { $title }
question-done = **{ $label }** is done. Thanks for letting us know.
question-withdrawn = **{ $label }** is withdrawn. By mistake? `!undo`
question-hidden = **{ $label }** is hidden. To show it again: `!unhide { $label }`
question-unhidden = **{ $label }** can be seen again.
question-undone = Taken back; **{ $label }** is as it was.
question-undone-making = Taken back; **{ $label }** is not asked any more.

question-list-line = { $line } · { $count ->
    [one] 1 answer
   *[other] { $count } answers
}
question-list-many = … and at least { $count } more: `!more`
question-list-nothing = No question is open. To ask everybody: `!ask Who has a template for procurement rules?`
question-list-words = `!questions` shows the open questions. To ask everybody: `!ask { $words }`

answer-kept = Thanks! Your answer stands on the card of **{ $label }**.
answer-told = { $who } answers your question **{ $label }** “{ $title }”: { $words }
    Did it help? 🙏 on this message or `!helped { $label } { $who }`
answer-gone = This answer does not exist any more.
answer-undone = Taken back; your answer is not on the card of **{ $label }** any more.

helped-noted = Good! **{ $label }** now says that { $who } helped.
helped-not = Good to know; I leave **{ $label }** as it is.
helped-already = { $label } already says that { $who } helped.
helped-nobody = Nobody has answered { $label } yet. To close it without an answer: `!done { $label }`
helped-who = Who helped with { $label }? There are answers by: { $names }. Example: `!helped { $label } { $who }`
helped-undone = Taken back; **{ $label }** is as it was.
helped-thanks = Thanks! You helped with **{ $label }**.
helped-propose = { $thanks } Shall I enter “{ $title }” as what you know? ✅ yes · ❌ no · or `!confirm { $label }`

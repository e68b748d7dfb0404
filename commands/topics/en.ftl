cmd-topics = The region's topics, and what there is to them
    .more = With a topic behind it: the other words for it, and the newest entries.
cmd-topic = Look at a topic; the coordinating office can change it too
    .more = Only the coordinating office can change it: `!topic #ehrenamt Volunteering: clubs, volunteer card` makes a topic or gives it a name and synonyms, `!topic #ehrenamt + volunteer day` adds some, `!topic #ehrenamt - clubs` drops some. `!topic rename #ehrenamt Engagement` changes the name, `!topic rename #ehrenamt #engagement` the tag, and the old one still works. `!topic merge #engagement #personal` makes one of two, `!topic remove #bauhof` takes one off the list. `!undo` takes every change back.

topic-tag = `#{ $tag }`
topic-named = **{ $name }** `#{ $tag }`
topic-also = { $topic } · also: { $words }
topic-expertise-line = **{ $label }** { $owner } “{ $title }”
topic-list = All needs and offers on it: `!list #{ $tag }`
topic-nothing = There is nothing on it yet. A need gets the topic with `#{ $tag }` in its text.

topics-line = `#{ $tag }` { $name }: { $counts }
topics-experts = { $count ->
    [one] { $count } can do it
   *[other] { $count } can do it
}
topics-needs = { $count ->
    [one] { $count } need
   *[other] { $count } needs
}
topics-offers = { $count ->
    [one] { $count } offer
   *[other] { $count } offers
}
topics-empty = Nothing yet: { $tags }
topics-none = There are no topics for this region.

topic-added = New topic: { $topic }. Wrong? `!undo`
topic-changed = Changed: { $topic }. Wrong? `!undo`
topic-words-added = { $topic } now also means: { $words }. Wrong? `!undo`
topic-words-dropped = { $topic } no longer means: { $words }. Wrong? `!undo`
topic-renamed = “{ $old }” is now called { $topic }. Wrong? `!undo`
topic-moved = New tag: { $topic }. `#{ $old }` still works and means `#{ $new }`. Wrong? `!undo`
topic-merged-now = { $old } is now part of { $topic }. Entries with `#{ $tag }` count there. Wrong? `!undo`
topic-removed = { $topic } is no longer a topic. Entries with `#{ $tag }` keep it. Wrong? `!undo`
topic-freed = `#{ $old }` no longer leads to `#{ $new }`. Wrong? `!undo`
undone-topic = Taken back: the topics are as they were.

topic-unknown = There is no topic “{ $word }”. `!topics` shows all.
topic-unknown-near = There is no topic “{ $word }”. Did you mean { $near }?
topic-unchanged = That changes nothing about { $topic }.
topic-undo-changed = That can't be taken back any more: the topic was changed once more since.
topic-tag-missing = Which topic? First comes the tag with `#`: `!topic #ehrenamt Volunteering: clubs`
topic-tag-odd = “{ $tag }” can't be a tag: at most { $most } letters, digits and hyphens, one letter among them. Example: `!topic #schul-it School IT`
topic-name-missing = What is `#{ $tag }` called? The name comes behind it: `!topic #ehrenamt Volunteering`
topic-words-missing = Which words? `!topic #ehrenamt + clubs, volunteer card`
topic-too-long = “{ $word }” is too long; { $most } characters at most.
topic-too-many = That would be { $count } synonyms; a topic has { $most } at most.
topic-word-taken = “{ $word }” belongs to { $topic } already.
topic-synonym-taken = “{ $word }” belongs to { $topic } already; to drop it there: `!topic #{ $tag } - { $word }`
topic-word-unknown = “{ $word }” is no synonym of { $topic }.
topic-word-unknown-near = “{ $word }” is no synonym of { $topic }. Did you mean { $near }?
topic-exists = The topic `#{ $tag }` exists already. To make one of two: `!topic merge #{ $old } #{ $tag }`
topic-merged = `#{ $old }` now means `#{ $new }`. To set it free: `!topic remove #{ $old }`
topic-same = `#{ $first }` and `#{ $second }` are one topic already: { $topic }.
topic-rename-how = Which topic, and what is its new name? `!topic rename #ehrenamt Engagement` or `!topic rename #ehrenamt #engagement`
topic-merge-how = Which two topics? The first becomes part of the second: `!topic merge #ehrenamt #personal`
topic-remove-how = Which topic? `!topic remove #ehrenamt`

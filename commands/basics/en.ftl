cmd-undo = Take back the last thing
    .more = Takes back what you did last; once more, what was before that.
cmd-more = The next lines of a long list
cmd-help = Help, also on a single command
cmd-commands = All commands, a line each
cmd-rules = The house rules of the region
cmd-links = Platforms that the region uses already

help-title = **The most useful:**
help-line = `{ $example }` – { $about }
help-coordinator = For the coordinating office: { $commands }
help-more = Everything: `!commands` · in detail: `!help need`
help-command = `{ $usage }` – { $about }
help-other-words = Also: { $words }
help-short = `{ $word }` – { $about }

undo-nothing = There is nothing of yours that can be taken back.
rules-title = **House rules of { $region }**
rules-line = { $line }
rules-none = There are no house rules for this region.
links-none = There are no platforms noted for this region.

unreadable = 🔒 I can’t read an encrypted message of yours ({ $where ->
        [direct] here in the direct chat
       *[room] in the room
    }, { $at }): I don’t have its key. If it still comes, I answer there by myself; there is no need to send it twice.
    If waiting doesn’t help: close Element and open it again, then write the message once more. If that is not enough, verify this device in “Settings → Security”.
verifying-emoji = { $symbol } { $english } ({ $german })
verifying-numbers = { $numbers }
verifying =
    🔑 { $user } is checking in Element whether the bot is genuine, and should see there:
    { $code }
    If { $user } sees exactly that, it can be confirmed there; if not, please choose “they don’t match” there.

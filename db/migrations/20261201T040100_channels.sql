-- Spoken messages whose sound could not be fetched waited here and not in Work. They are read now without it.
update channels.arrivals set state = 'waiting', tries = 0, held_until = null where medium = 'voice' and state = 'unreadable';

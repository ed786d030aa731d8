//! **The wall.** Read, map, weigh, tally, noise, door.

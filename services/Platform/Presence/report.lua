-- ARGV: user, name, last seen, status that the caller knows, milliseconds to keep, number of sockets, their ids and values in turn, ids that are gone
local user, name, last_seen, known, keep, count = ARGV[1], ARGV[2], ARGV[3], ARGV[4], ARGV[5], tonumber(ARGV[6])
local sockets = 'user:' .. user .. ':sockets'
for i = 7, 5 + 2 * count, 2 do
  redis.call('SET', 'socket:' .. ARGV[i], ARGV[i + 1], 'PX', keep)
  redis.call('SADD', sockets, ARGV[i])
end
for i = 7 + 2 * count, #ARGV do
  redis.call('DEL', 'socket:' .. ARGV[i])
  redis.call('SREM', sockets, ARGV[i])
end

local presence = presence_of(user) or { status = known }
presence.username = name
-- Written so that the later one is also the greater text.
if not presence.lastSeen or presence.lastSeen < last_seen then
  presence.lastSeen = last_seen
end
local is_change = settle(user, presence)
return { presence.status, presence.lastSeen, is_change and 1 or 0 }

-- ARGV: how many of each kind at most, milliseconds after which a change is late
local most, late = ARGV[1], tonumber(ARGV[2])
local now = now_ms()
for _, user in ipairs(redis.call('ZRANGEBYSCORE', 'presence:expiry', '-inf', now, 'LIMIT', 0, most)) do
  local presence = presence_of(user)
  if not presence then
    redis.call('ZREM', 'presence:expiry', user)
    redis.call('SREM', 'presence:online', user)
  elseif settle(user, presence) then
    redis.call('ZADD', 'presence:untold', now - late, user)
  end
end

local found = {}
for _, user in ipairs(redis.call('ZRANGEBYSCORE', 'presence:untold', '-inf', now - late, 'LIMIT', 0, 2 * most)) do
  local presence = presence_of(user)
  if presence then
    redis.call('ZADD', 'presence:untold', now, user)
    table.insert(found, { user, presence.username or '', presence.status, presence.lastSeen or '' })
  else
    redis.call('ZREM', 'presence:untold', user)
  end
end
return found

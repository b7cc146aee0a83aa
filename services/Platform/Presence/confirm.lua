-- ARGV: user, status that was told
local presence = presence_of(ARGV[1])
if not presence or presence.status == ARGV[2] then
  redis.call('ZREM', 'presence:untold', ARGV[1])
  return false
end
redis.call('ZADD', 'presence:untold', now_ms(), ARGV[1])
return { ARGV[1], presence.username or '', presence.status, presence.lastSeen or '' }

-- Finds what holds of a user now, writes it, and says whether that is another status than before.
local DAYS_30 = 2592000000

local function now_ms()
  local time = redis.call('TIME')
  return time[1] * 1000 + math.floor(time[2] / 1000)
end

-- The status of all sockets together, and how many milliseconds the longest of them is still good for.
local function combined(sockets)
  local status, left = 'offline', 0
  for _, id in ipairs(redis.call('SMEMBERS', sockets)) do
    local socket = redis.call('GET', 'socket:' .. id)
    if socket then
      left = math.max(left, redis.call('PTTL', 'socket:' .. id))
      if cjson.decode(socket).status ~= 'away' then
        status = 'online'
      elseif status == 'offline' then
        status = 'away'
      end
    else
      redis.call('SREM', sockets, id)
    end
  end
  return status, left
end

local function settle(user, before)
  local sockets = 'user:' .. user .. ':sockets'
  local status, left = combined(sockets)
  local is_change = status ~= before.status
  before.status = status
  redis.call('SET', 'user:' .. user .. ':presence', cjson.encode(before), 'PX', DAYS_30)
  if status == 'offline' then
    redis.call('SREM', 'presence:online', user)
    redis.call('ZREM', 'presence:expiry', user)
  else
    redis.call('SADD', 'presence:online', user)
    redis.call('ZADD', 'presence:expiry', now_ms() + left, user)
    redis.call('PEXPIRE', sockets, math.max(left, 1))
  end
  if is_change then
    redis.call('ZADD', 'presence:untold', now_ms(), user)
  end
  return is_change
end

local function presence_of(user)
  local stored = redis.call('GET', 'user:' .. user .. ':presence')
  return stored and cjson.decode(stored)
end


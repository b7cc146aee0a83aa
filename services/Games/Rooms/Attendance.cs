using System.Globalization;
using System.Text.Json;
using BlazingSun.Contracts.Ids;

namespace BlazingSun.Games.Rooms;

/// <summary>
/// Through which gateways the room's members are connected. Nobody is told of it; it is saved with the room, so that it is known after a
/// crash who was there. A member who is nowhere in it may be there all the same: then it was never said.
/// </summary>
internal sealed class Attendance
{
    private readonly List<Presence> here = [];
    private readonly Dictionary<UserId, DateTimeOffset> away = [];

    /// <summary>Whether it differs from what is saved.</summary>
    public bool Changed { get; private set; }

    public IEnumerable<GatewayId> Gateways => here.Select(h => h.Gateway);

    public bool IsHere(UserId user) => here.Exists(h => h.Users.Contains(user));

    public IReadOnlyList<UserId> Of(GatewayId gateway) => [.. here.Where(h => h.Gateway == gateway).SelectMany(h => h.Users)];

    public void Add(UserId user, GatewayId gateway)
    {
        Changed |= away.Remove(user);
        int index = here.FindIndex(h => h.Gateway == gateway);
        if (index < 0)
        {
            here.Add(new Presence(gateway, [user]));
            Changed = true;
        }
        else
        {
            Changed |= here[index].Users.Add(user);
        }
    }

    /// <summary>The user is no longer on the gateway, or, where none is named, on no gateway at all.</summary>
    public void Remove(UserId user, GatewayId? gateway)
    {
        foreach (Presence presence in here)
        {
            Changed |= (gateway is null || presence.Gateway == gateway) && presence.Users.Remove(user);
        }

        here.RemoveAll(h => h.Users.Count == 0);
    }

    /// <summary>The user is no member any more.</summary>
    public void Forget(UserId user)
    {
        Remove(user, null);
        Changed |= away.Remove(user);
    }

    /// <summary>Remembers since when a member without a seat has no connection.</summary>
    public void SetAway(UserId user, DateTimeOffset since) => Changed |= away.TryAdd(user, since);

    /// <summary>Who has been away since that time, or longer.</summary>
    public IReadOnlyList<UserId> AwaySince(DateTimeOffset time) =>
        away.Count == 0 ? [] : [.. away.Where(a => a.Value <= time).Select(a => a.Key)];

    /// <summary>No clock ran for so long.</summary>
    public void Delay(TimeSpan by)
    {
        foreach (UserId user in away.Keys.ToArray())
        {
            away[user] += by;
            Changed = true;
        }
    }

    public void WriteTo(Utf8JsonWriter json)
    {
        Changed = false;
        if (here.Count > 0)
        {
            json.WriteStartObject("here"u8);
            foreach (Presence presence in here)
            {
                presence.WriteTo(json);
            }

            json.WriteEndObject();
        }

        if (away.Count > 0)
        {
            json.WriteStartObject("away"u8);
            foreach ((UserId user, DateTimeOffset since) in away)
            {
                json.WriteNumber(user.ToString(), since.ToUnixTimeMilliseconds());
            }

            json.WriteEndObject();
        }
    }

    public static Attendance Read(JsonElement root)
    {
        Attendance attendance = new();
        if (root.TryGetProperty("here"u8, out JsonElement here))
        {
            attendance.here.AddRange(here.EnumerateObject().Select(gateway => new Presence(
                new GatewayId(Guid.ParseExact(gateway.Name, "N")),
                [.. gateway.Value.EnumerateArray().Select(user => new UserId(user.GetInt64()))])));
        }

        if (root.TryGetProperty("away"u8, out JsonElement away))
        {
            foreach (JsonProperty user in away.EnumerateObject())
            {
                attendance.away[new UserId(long.Parse(user.Name, CultureInfo.InvariantCulture))] =
                    DateTimeOffset.FromUnixTimeMilliseconds(user.Value.GetInt64());
            }
        }

        return attendance;
    }

    private sealed class Presence(GatewayId gateway, HashSet<UserId> users)
    {
        private readonly JsonEncodedText name = JsonEncodedText.Encode(gateway.Value.ToString("N"));

        public GatewayId Gateway => gateway;

        public HashSet<UserId> Users => users;

        public void WriteTo(Utf8JsonWriter json)
        {
            json.WriteStartArray(name);
            foreach (UserId user in users)
            {
                json.WriteNumberValue(user.Value);
            }

            json.WriteEndArray();
        }
    }
}

using System.Text.Json;
using System.Text.Json.Serialization;
using BlazingSun.Contracts.Ids;
using BlazingSun.Platform.State;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Games.Gateways;

/// <summary>
/// Keeps the known gateways in the store, so that one that died together with this process is missed after the next start. Replicas
/// share the value; each puts in what it hears of and takes out what it found gone.
/// </summary>
internal sealed class GatewayMemory([FromKeyedServices(StateStores.Rooms)] IStateStore store, KnownGateways gateways)
{
    private const string Key = "gateways";
    private HashSet<GatewayId>? stored;

    /// <summary>Brings what is known and what is stored together; costs nothing where nothing is new.</summary>
    public async ValueTask KeepAsync(CancellationToken cancellationToken)
    {
        HashSet<GatewayId> before = stored ?? [];
        if (stored is not null && before.SetEquals(gateways.All))
        {
            return;
        }

        StateEntry? entry = await store.GetAsync(Key, cancellationToken);
        HashSet<GatewayId> value = entry is null ? [] : [.. JsonSerializer.Deserialize(entry.Value.Span, GatewaysJson.Default.GatewayIdArray)!];
        if (stored is null)
        {
            value.ToList().ForEach(gateways.Note);
        }

        HashSet<GatewayId> known = [.. gateways.All];
        value.ExceptWith(before.Except(known));
        value.UnionWith(known);
        byte[] bytes = JsonSerializer.SerializeToUtf8Bytes([.. value], GatewaysJson.Default.GatewayIdArray);
        Expected expected = entry is null ? Expected.Absent : Expected.Version(entry.ETag);
        if (await store.SaveAsync(Key, bytes, expected, null, cancellationToken) is not null)
        {
            stored = known;
        }
    }
}

[JsonSerializable(typeof(GatewayId[]))]
internal sealed partial class GatewaysJson : JsonSerializerContext;

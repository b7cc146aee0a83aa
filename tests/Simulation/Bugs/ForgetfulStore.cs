using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using BlazingSun.Platform.State;

namespace BlazingSun.Simulation.Bugs;

/// <summary>A room that is loaded has forgotten something.</summary>
internal sealed class ForgetfulStore(IStateStore store, Action<JsonObject> forget) : BuggyStore(store)
{
    private static readonly JsonSerializerOptions AsStored = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public override async ValueTask<StateEntry?> GetAsync(string key, CancellationToken cancellationToken)
    {
        StateEntry? entry = await base.GetAsync(key, cancellationToken);
        if (entry is null || !key.StartsWith("room:", StringComparison.Ordinal))
            return entry;
        JsonObject room = JsonNode.Parse(entry.Value.Span)!.AsObject();
        forget(room);
        return entry with { Value = Encoding.UTF8.GetBytes(room.ToJsonString(AsStored)) };
    }
}

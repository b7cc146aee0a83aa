using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Errors;
using BlazingSun.Games.Catalog;
using BlazingSun.Games.Rooms;
using BlazingSun.Rules.Rooms;

namespace BlazingSun.Games.Commands;

/// <summary>Asks catalog and rules whether a room could be opened, so that nothing is reserved for one that cannot be.</summary>
internal sealed class RoomTrial(RoomRules rules, GameTypes types, RoomInputs inputs)
{
    public async ValueTask<Refusal?> TryAsync(Caller caller, OpenRoom open, CancellationToken cancellationToken) =>
        await types.IsActiveAsync(open.GameType, cancellationToken)
            ? rules.Decide(null, caller, open, new RuleContext(inputs.Time.GetUtcNow(), inputs.Random)).Refusal
            : Refusal.Of(ErrorCode.GAME_TYPE_UNKNOWN);
}

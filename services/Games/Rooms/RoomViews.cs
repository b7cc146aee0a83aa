using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Events;
using BlazingSun.Contracts.Ids;
using BlazingSun.Rules.Rooms;

namespace BlazingSun.Games.Rooms;

/// <summary>Chooses among the views of an event.</summary>
internal static class RoomViews
{
    /// <summary>The first view that is for this viewer, as the gateways choose too.</summary>
    public static RoomEventFrame For(IReadOnlyList<EventView> views, UserId viewer, RoomRole? role)
    {
        foreach (EventView view in views)
        {
            if ((view.UserIds is null || view.UserIds.Contains(viewer)) && (view.Role is null || view.Role == role))
            {
                return view.Frame;
            }
        }

        return views[^1].Frame;
    }
}

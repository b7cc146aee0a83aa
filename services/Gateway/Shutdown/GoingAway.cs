namespace BlazingSun.Gateway.Shutdown;

/// <summary>Whether this gateway takes anything new.</summary>
internal sealed class GoingAway
{
    private volatile bool _begun;

    /// <summary>Once true, frames are read and thrown away: what is not answered is sent again to the next server.</summary>
    public bool HasBegun => _begun;

    public void Begin() => _begun = true;
}

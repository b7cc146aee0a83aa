namespace BlazingSun.SystemTests.Crashes;

/// <summary>Where players get in, while servers come and go.</summary>
internal interface IEntrance
{
    /// <summary>The sockets' address of a server, as soon as there is one.</summary>
    Task<Uri> WhenUpAsync(CancellationToken cancel);

    /// <summary>A player saw an event for the first time.</summary>
    void Saw();
}

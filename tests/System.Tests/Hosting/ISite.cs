namespace BlazingSun.SystemTests.Hosting;

/// <summary>The product as people reach it, however many programs it is made of.</summary>
public interface ISite : IAsyncDisposable
{
    /// <summary>Where people go; the same after every new start.</summary>
    Uri Address { get; }

    /// <summary>Where its sockets are.</summary>
    Uri SocketAddress { get; }

    /// <summary>The folder with its keys, by which anybody can be given a token.</summary>
    string Data { get; }

    /// <summary>Ends all of it without any warning.</summary>
    Task KillAsync();

    /// <summary>Asks all of it to stop; returns when it has, with the exit codes.</summary>
    Task<int[]> StopAsync(CancellationToken cancel);

    /// <summary>Starts again what was ended, over the same data.</summary>
    Task StartAgainAsync(CancellationToken cancel);
}

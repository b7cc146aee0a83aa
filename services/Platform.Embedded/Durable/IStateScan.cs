namespace BlazingSun.Platform.Embedded.Durable;

/// <summary>Reads all values whose keys begin alike: what an embedded host needs once, when it starts.</summary>
internal interface IStateScan
{
    ValueTask<IReadOnlyList<byte[]>> ReadAllAsync(string prefix, CancellationToken cancellationToken);
}

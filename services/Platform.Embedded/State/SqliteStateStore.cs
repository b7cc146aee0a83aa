using System.Globalization;
using BlazingSun.Platform.State;

namespace BlazingSun.Platform.Embedded.State;

/// <summary>One store: a table of the state file.</summary>
internal sealed class SqliteStateStore(string table, StateWriter writer, StateReaders readers) : IStateStore
{
    private volatile bool _written;

    public async ValueTask<StateEntry?> GetAsync(string key, CancellationToken cancellationToken)
    {
        StateKeys.Check(key);
        if (!_written)
            await WriteAsync(new StateWrite(table, null, []), cancellationToken);
        return await readers.ReadAsync(table, key, cancellationToken);
    }

    public async ValueTask<string?> SaveAsync(
        string key, ReadOnlyMemory<byte> value, Expected expected, TimeSpan? timeToLive, CancellationToken cancellationToken)
    {
        StateOperation save = Checked(new StateOperation(key, value, expected, timeToLive));
        long version = await WriteAsync(new StateWrite(table, save, null), cancellationToken);
        return version == 0 ? null : version.ToString(CultureInfo.InvariantCulture);
    }

    public async ValueTask<bool> DeleteAsync(string key, Expected expected, CancellationToken cancellationToken)
    {
        StateOperation delete = Checked(new StateOperation(key, null, expected));
        return await WriteAsync(new StateWrite(table, delete, null), cancellationToken) != 0;
    }

    public async ValueTask<bool> TransactAsync(IReadOnlyList<StateOperation> operations, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(operations.Count, StateKeys.MostOperations);
        foreach (StateOperation operation in operations)
            Checked(operation);
        return await WriteAsync(new StateWrite(table, null, operations), cancellationToken) != 0;
    }

    // The file and its tables are there after the first commit; readers depend on it.
    private async ValueTask<long> WriteAsync(StateWrite write, CancellationToken cancellationToken)
    {
        long outcome = await writer.WriteAsync(write, cancellationToken);
        _written = true;
        return outcome;
    }

    private static StateOperation Checked(StateOperation operation)
    {
        StateKeys.Check(operation.Key);
        if (operation.TimeToLive is { } life)
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(life, TimeSpan.Zero, nameof(operation));
        return operation;
    }
}

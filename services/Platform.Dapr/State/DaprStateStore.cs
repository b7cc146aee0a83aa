using BlazingSun.Contracts.Ids;
using BlazingSun.Platform.State;

namespace BlazingSun.Platform.Dapr.State;

/// <summary>
/// A store behind the sidecar. Every write follows a read, names the store's version that the read found, and is followed by another
/// read unless it was accepted: neither the status of a refusal nor a missing answer tells what happened, the stored save id does.
/// </summary>
/// <remarks>
/// Redis counts the versions of a key from 1 again after it was deleted. A key that is deleted, made anew and brought to the same count between
/// this store's read and its write would be overwritten; that takes another writer less than the milliseconds between the two.
/// </remarks>
internal sealed class DaprStateStore(StateApi api, IIdSource ids) : IStateStore
{
    /// <summary>Tries that found the store as the one before had left it; tries that lost to another writer do not count.</summary>
    private const int MostFruitlessTries = 3;

    public async ValueTask<StateEntry?> GetAsync(string key, CancellationToken cancellationToken)
    {
        StateKeys.Check(key);
        return await api.ReadAsync(key, cancellationToken) is { } stored ? new StateEntry(stored.Value, stored.SaveId) : null;
    }

    public async ValueTask<string?> SaveAsync(
        string key, ReadOnlyMemory<byte> value, Expected expected, TimeSpan? timeToLive, CancellationToken cancellationToken)
    {
        StateWrite write = NewWrite(key, value, timeToLive);
        return await WriteAsync(write, expected, cancellationToken) ? write.SaveId : null;
    }

    public async ValueTask<bool> DeleteAsync(string key, Expected expected, CancellationToken cancellationToken) =>
        await WriteAsync(NewWrite(key, null, null), expected, cancellationToken);

    public async ValueTask<bool> TransactAsync(IReadOnlyList<StateOperation> operations, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(operations.Count, StateKeys.MostOperations);
        List<(StateWrite Write, StoredValue? Over)> writes = [];
        foreach (StateOperation operation in operations)
        {
            StateWrite write = NewWrite(operation.Key, operation.Value, operation.TimeToLive);
            StoredValue? stored = await api.ReadAsync(operation.Key, cancellationToken);
            if (!StateWrite.IsMet(operation.Expected, stored))
                return false;
            writes.Add((write, stored));
        }

        if (await api.TransactAsync(writes, cancellationToken) is not { } failure)
            return true;
        return await FindOutAsync(operations, writes, cancellationToken) ?? throw failure.Reason;
    }

    private async ValueTask<bool> WriteAsync(StateWrite write, Expected expected, CancellationToken cancellationToken)
    {
        // Creating needs no look before: an existing key refuses it.
        StoredValue? stored = write.Value is not null && expected.What is Expected.Kind.Absent ? null : await api.ReadAsync(write.Key, cancellationToken);
        DependencyUnavailableException? doubt = null;
        int fruitless = 0;
        while (true)
        {
            // After a write whose outcome is not known, another writer's value may have come over it.
            if (!StateWrite.IsMet(expected, stored))
                return doubt is null ? false : throw doubt;
            if (write.Value is null && stored is null)
                return true;
            if (await TryAsync(write, stored, cancellationToken) is not { } failure)
                return true;
            doubt = failure.IsRefusal(creates: stored is null) ? doubt : failure.Reason;
            StoredValue? now = await api.ReadAsync(write.Key, cancellationToken);
            if (write.IsDone(now))
                return true;
            fruitless = now?.SaveId == stored?.SaveId ? fruitless + 1 : 0;
            if (fruitless == MostFruitlessTries)
                throw failure.Reason;
            stored = now;
        }
    }

    private ValueTask<WriteFailure?> TryAsync(StateWrite write, StoredValue? over, CancellationToken cancellationToken) =>
        write.Value is null ? api.DeleteAsync(write.Key, over, cancellationToken) : api.SaveAsync(write, over, cancellationToken);

    /// <summary>True or false when the reads show that all or none of the writes happened, and null when they do not.</summary>
    private async ValueTask<bool?> FindOutAsync(
        IReadOnlyList<StateOperation> operations, List<(StateWrite Write, StoredValue? Over)> writes, CancellationToken cancellationToken)
    {
        int done = 0;
        bool met = true;
        for (int i = 0; i < writes.Count; i++)
        {
            StoredValue? now = await api.ReadAsync(writes[i].Write.Key, cancellationToken);
            done += writes[i].Write.IsDone(now) ? 1 : 0;
            met &= StateWrite.IsMet(operations[i].Expected, now);
        }

        return done == writes.Count ? true : done == 0 && !met ? false : null;
    }

    private StateWrite NewWrite(string key, ReadOnlyMemory<byte>? value, TimeSpan? timeToLive)
    {
        StateKeys.Check(key);
        return new StateWrite(key, ids.New().ToString("N"), value, timeToLive);
    }
}

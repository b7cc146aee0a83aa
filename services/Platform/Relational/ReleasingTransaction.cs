using System.Data;
using System.Data.Common;
using Npgsql;

namespace BlazingSun.Platform.Relational;

/// <summary>A transaction on such a connection. One that is given up while a call goes on is rolled back when the connection returns to the pool.</summary>
internal sealed class ReleasingTransaction(ReleasingConnection connection, NpgsqlTransaction inner) : DbTransaction
{
    public override IsolationLevel IsolationLevel => inner.IsolationLevel;

    internal NpgsqlTransaction Inner => inner;

    protected override DbConnection DbConnection => connection;

    public override void Commit() => inner.Commit();

    public override Task CommitAsync(CancellationToken cancellationToken = default) =>
        connection.RunAsync(inner.CommitAsync(CancellationToken.None), cancellationToken);

    public override void Rollback() => inner.Rollback();

    public override Task RollbackAsync(CancellationToken cancellationToken = default) =>
        connection.RunAsync(inner.RollbackAsync(CancellationToken.None), cancellationToken);

    public override async ValueTask DisposeAsync()
    {
        if (!connection.IsBusy)
            await inner.DisposeAsync();
        await base.DisposeAsync();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && !connection.IsBusy)
            inner.Dispose();
        base.Dispose(disposing);
    }
}

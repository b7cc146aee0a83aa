using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Npgsql;

namespace BlazingSun.Platform.Relational;

/// <summary>
/// A connection whose calls end when they are cancelled. Those of Npgsql ask the server first and wait for it, which has no end where the server hangs. Here the caller is
/// released at once; the call goes on alone, and the connection returns to the pool after it.
/// </summary>
internal sealed class ReleasingConnection(NpgsqlConnection inner) : DbConnection
{
    private Task _last = Task.CompletedTask;
    private bool _isReleased;

    [AllowNull]
    public override string ConnectionString
    {
        get => inner.ConnectionString;
        set => inner.ConnectionString = value;
    }

    public override string Database => inner.Database;

    public override string DataSource => inner.DataSource;

    public override string ServerVersion => inner.ServerVersion;

    public override ConnectionState State => inner.State;

    internal bool IsBusy => !_last.IsCompleted;

    public override void ChangeDatabase(string databaseName) => inner.ChangeDatabase(databaseName);

    public override void Open() => inner.Open();

    public override void Close()
    {
        if (!IsLeftAlone())
            inner.Close();
    }

    public override async ValueTask DisposeAsync()
    {
        if (!IsLeftAlone())
            await inner.DisposeAsync();
        await base.DisposeAsync();
    }

    internal Task<T> RunAsync<T>(Task<T> call, CancellationToken cancellationToken)
    {
        _last = call;
        return call.WaitAsync(cancellationToken);
    }

    internal Task RunAsync(Task call, CancellationToken cancellationToken)
    {
        _last = call;
        return call.WaitAsync(cancellationToken);
    }

    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) =>
        new ReleasingTransaction(this, inner.BeginTransaction(isolationLevel));

    // Nothing is sent before the first command.
    protected override async ValueTask<DbTransaction> BeginDbTransactionAsync(IsolationLevel isolationLevel, CancellationToken cancellationToken) =>
        new ReleasingTransaction(this, await inner.BeginTransactionAsync(isolationLevel, cancellationToken));

    protected override DbCommand CreateDbCommand() => new ReleasingCommand(this, inner.CreateCommand());

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            Close();
        base.Dispose(disposing);
    }

    private bool IsLeftAlone()
    {
        if (IsBusy && !_isReleased)
        {
            _isReleased = true;
            _ = ReleaseAsync();
        }

        return _isReleased;
    }

    private async Task ReleaseAsync()
    {
        try
        {
            await _last;
        }
        catch (Exception error) when (error is DbException or TimeoutException or OperationCanceledException or InvalidOperationException)
        {
            // Nobody waits for it any more.
        }
        finally
        {
            await inner.DisposeAsync();
        }
    }
}

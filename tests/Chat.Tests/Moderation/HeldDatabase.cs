using System.Data.Common;
using BlazingSun.Platform.Relational;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Chat.Tests.Moderation;

/// <summary>Chat's database, which can hold up one who opens it; those who come later pass.</summary>
internal sealed class HeldDatabase
{
    private readonly TaskCompletionSource _held = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _goOn = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _left;

    /// <summary>Of the next opens the last one is held; done when it is.</summary>
    public Task HoldAsync(int opens)
    {
        Volatile.Write(ref _left, opens);
        return _held.Task;
    }

    public void GoOn() => _goOn.SetResult();

    public void Wrap(IServiceCollection services)
    {
        ServiceDescriptor inner = services.Last(service => service.ServiceType == typeof(IDatabase) && Equals(service.ServiceKey, ChatApp.Name));
        services.AddKeyedSingleton<IDatabase>(
            ChatApp.Name, (provider, key) => new Database((IDatabase)inner.KeyedImplementationFactory!(provider, key), this));
    }

    private sealed class Database(IDatabase inner, HeldDatabase owner) : IDatabase
    {
        public SqlDialect Dialect => inner.Dialect;

        public async ValueTask<DbConnection> OpenAsync(CancellationToken cancellationToken)
        {
            if (Volatile.Read(ref owner._left) > 0 && Interlocked.Decrement(ref owner._left) == 0)
            {
                owner._held.SetResult();
                await owner._goOn.Task;
            }

            return await inner.OpenAsync(cancellationToken);
        }
    }
}

using BlazingSun.Contracts.Errors;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace BlazingSun.Gateway.Accounts;

/// <summary>
/// Hashes and checks passwords. Each takes tenths of a second of a core, so only a few run at a time and a bounded number waits:
/// a flood of logins must not take the games' time.
/// </summary>
internal sealed class Passwords : IDisposable
{
    private const int MaxWaiting = 64;
    private static readonly object Nobody = new();
    private readonly PasswordHasher<object> _hasher;
    private readonly SemaphoreSlim _places = new(Math.Max(1, Environment.ProcessorCount / 2));
    private readonly string _nobodysHash;
    private int _waiting;

    public Passwords(IOptions<AccountsOptions> options)
    {
        _hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = options.Value.PasswordIterations }));
        _nobodysHash = _hasher.HashPassword(Nobody, "the password of nobody");
    }

    public static Refusal Busy { get; } =
        new(ErrorCode.UNAVAILABLE, "Too many people are signing in. Try again in a moment.", RetryAfterMs: 2_000);

    /// <returns>The hash; null when too many wait already.</returns>
    public async Task<string?> HashAsync(string password, CancellationToken cancellationToken)
    {
        string? hash = null;
        bool done = await InTurnAsync(() => hash = _hasher.HashPassword(Nobody, password), cancellationToken);
        return done ? hash : null;
    }

    /// <summary>Takes as long for a user that does not exist (hash null) as for one that does.</summary>
    /// <returns>Whether it is the password; null when too many wait already.</returns>
    public async Task<bool?> VerifyAsync(string? hash, string password, CancellationToken cancellationToken)
    {
        bool matches = false;
        bool done = await InTurnAsync(() => matches = Matches(hash ?? _nobodysHash, password), cancellationToken);
        return done ? matches && hash is not null : null;
    }

    public void Dispose() => _places.Dispose();

    private bool Matches(string hash, string password) =>
        _hasher.VerifyHashedPassword(Nobody, hash, password) != PasswordVerificationResult.Failed;

    private async Task<bool> InTurnAsync(Action work, CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref _waiting) > MaxWaiting)
        {
            Interlocked.Decrement(ref _waiting);
            return false;
        }

        try
        {
            await _places.WaitAsync(cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }

        try
        {
            work();
            return true;
        }
        finally
        {
            _places.Release();
        }
    }
}

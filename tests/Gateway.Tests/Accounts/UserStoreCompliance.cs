using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Ids;
using BlazingSun.Gateway.Accounts;
using BlazingSun.Gateway.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Gateway.Tests.Accounts;

/// <summary>What the users' table does on every database.</summary>
public abstract class UserStoreCompliance : IAsyncLifetime
{
    private GatewayHost? _host;

    private protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private UserStore Users => _host!.Services.GetRequiredService<UserStore>();

    public async ValueTask InitializeAsync() => _host = await StartAsync();

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_host is not null)
            await _host.DisposeAsync();
    }

    [Fact]
    public async Task A_user_is_found_by_id_and_by_name_in_any_case_as_stored()
    {
        UserRow added = (await Users.AddAsync("Zoë_1", "Zoe@example.com", "a hash", Cancel))!;

        foreach (UserRow? found in new[] { await Users.FindAsync("zoË_1", Cancel), await Users.FindAsync(new UserId(added.Id), Cancel) })
        {
            Assert.Equal(("Zoë_1", "Zoe@example.com", "a hash"), (found!.Username, found.Email, found.PasswordHash));
            Assert.Equal((added.Id, _host!.Clock.GetUtcNow().ToUnixTimeMilliseconds()), (found.Id, found.CreatedAt));
        }

        Assert.Null(await Users.FindAsync("zoe_1", Cancel));
        Assert.Null(await Users.FindAsync(new UserId(added.Id + 1), Cancel));
    }

    [Fact]
    public async Task Of_many_who_want_one_name_or_address_exactly_one_gets_it()
    {
        UserRow?[] names = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Users.AddAsync(i % 2 == 0 ? "jane" : "JANE", $"{i}@example.com", "", Cancel)));
        UserRow?[] addresses = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Users.AddAsync($"user{i}", "one@EXAMPLE.com", "", Cancel)));

        Assert.Single(names, user => user is not null);
        Assert.Single(addresses, user => user is not null);
    }

    [Fact]
    public async Task It_says_which_of_name_and_address_are_taken()
    {
        await Users.AddAsync("jane", "jane@example.com", "", Cancel);

        Assert.Equal((false, false), await Users.TakenAsync("john", "john@example.com", Cancel));
        Assert.Equal((true, false), await Users.TakenAsync("Jane", "john@example.com", Cancel));
        Assert.Equal((false, true), await Users.TakenAsync("john", "Jane@example.com", Cancel));
        Assert.Equal((true, true), await Users.TakenAsync("JANE", "JANE@EXAMPLE.COM", Cancel));
    }

    [Fact]
    public async Task A_removed_users_name_is_free_and_the_number_is_not_used_again()
    {
        UserRow first = (await Users.AddAsync("jane", "jane@example.com", "", Cancel))!;
        await _host!.Services.GetRequiredService<FormerUserStore>().AddAsync(new UserId(first.Id), Cancel);

        UserRow second = (await Users.AddAsync("jane", "jane@example.com", "", Cancel))!;

        Assert.True(second.Id > first.Id);
    }

    [Fact]
    public async Task Accounts_are_made_used_and_removed_over_HTTP()
    {
        object jane = new { username = "Jane_1", email = "jane@example.com", password = "correct horse" };
        HttpClient http = _host!.Http();
        Assert.Equal(HttpStatusCode.Created, (await http.PostAsJsonAsync("/api/auth/register", jane, Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await http.PostAsJsonAsync("/api/auth/register", jane, Cancel)).StatusCode);
        HttpResponseMessage login = await http.PostAsJsonAsync("/api/auth/login", new { username = "jane_1", password = "correct horse" }, Cancel);
        string token = (await login.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("token").GetString()!;
        Assert.Equal(HttpStatusCode.OK, (await _host.Http(token).GetAsync("/api/me", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await _host.Http(token).DeleteAsync("/api/me", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/health/ready", Cancel)).StatusCode);
    }

    [Fact]
    public async Task A_removed_user_is_kept_as_such_until_no_token_is_left_and_the_others_have_heard()
    {
        FormerUserStore former = _host!.Services.GetRequiredService<FormerUserStore>();
        (_host.Bus.Also, _host.Bus.Fault) = (Topics.SystemEvents, BusFault.Refuses);
        DateTimeOffset start = _host.Clock.GetUtcNow();
        FormerUser jane = await former.AddAsync(new UserId(1), Cancel);
        _host.Clock.Advance(TimeSpan.FromDays(1));
        FormerUser john = await former.AddAsync(new UserId(2), Cancel);
        Assert.Equal([john], await former.SinceAsync(start.AddHours(1), Cancel));

        await former.ToldAsync(jane, Cancel);
        _host.Clock.Advance(TimeSpan.FromDays(9));
        await former.PruneAsync(Cancel);

        Assert.Equal([john], await former.SinceAsync(start, Cancel));
    }

    private protected abstract Task<GatewayHost> StartAsync();
}

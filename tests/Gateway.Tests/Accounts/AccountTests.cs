using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using BlazingSun.Contracts.Bus;
using BlazingSun.Gateway.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Gateway.Tests.Accounts;

public sealed class AccountTests
{
    private static readonly object Jane = new { username = "Jane_1", email = "jane@example.com", password = "correct horse" };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Registering_gives_a_token_and_a_cookie_that_open_sockets()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        HttpResponseMessage response = await host.Http().PostAsJsonAsync("/api/auth/register", Jane, Cancel);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        JsonElement body = await BodyAsync(response);
        Assert.Equal("Jane_1", body.GetProperty("user").GetProperty("username").GetString());
        string cookie = Assert.Single(response.Headers.GetValues("Set-Cookie"));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("secure", cookie, StringComparison.OrdinalIgnoreCase);
        TestSocket socket = await host.ConnectAsync();
        await socket.AuthenticateAsync(body.GetProperty("token").GetString()!);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_new_account_is_told_with_its_name_and_made_even_where_that_cannot_be_told(bool isBusAway)
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        BusFault fault = isBusAway ? BusFault.Refuses : BusFault.None;
        (host.Bus.Fault, host.Bus.Also) = (fault, Topics.SystemEvents);

        HttpResponseMessage response = await host.Http().PostAsJsonAsync("/api/auth/register", Jane, Cancel);
        host.Bus.Fault = BusFault.None;
        JsonElement user = (await BodyAsync(response)).GetProperty("user");
        await host.SignedInAsync(7);
        PresenceWatch watch = host.Services.GetRequiredService<PresenceWatch>();

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        string[] expected = fault == BusFault.None ? ["Jane_1", "user7"] : ["user7"];
        Assert.Equal(expected, (await watch.Names.WaitForAsync(expected.Length, Cancel)).Order());
        string told = $"{EventTypes.UserRegistered} {user.GetProperty("id")}";
        Assert.Equal(fault == BusFault.None, watch.Seen.Items.Contains(told));
    }

    [Theory]
    [InlineData("ab", "a@example.com", "long enough", "username")]
    [InlineData("has space", "a@example.com", "long enough", "username")]
    [InlineData("jane", "nowhere", "long enough", "email")]
    [InlineData("jane", "a@example.com", "short", "password")]
    [InlineData(null, "a@example.com", "long enough", "username")]
    public async Task A_bad_registration_names_the_field(string? username, string email, string password, string field)
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        HttpResponseMessage response = await host.Http().PostAsJsonAsync("/api/auth/register", new { username, email, password }, Cancel);
        JsonElement problem = await ProblemAsync(response, 400, "BAD_MESSAGE");
        Assert.Equal(field, Assert.Single(problem.GetProperty("errors").EnumerateObject()).Name);
    }

    [Fact]
    public async Task Names_and_addresses_are_unique_whatever_their_case()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        HttpClient http = host.Http();
        await http.PostAsJsonAsync("/api/auth/register", Jane, Cancel);
        HttpResponseMessage name = await http.PostAsJsonAsync(
            "/api/auth/register", new { username = "JANE_1", email = "other@example.com", password = "correct horse" }, Cancel);
        Assert.True((await BodyAsync(name)).GetProperty("errors").TryGetProperty("username", out _));
        HttpResponseMessage email = await http.PostAsJsonAsync(
            "/api/auth/register", new { username = "other", email = "JANE@example.com", password = "correct horse" }, Cancel);
        Assert.True((await BodyAsync(email)).GetProperty("errors").TryGetProperty("email", out _));
        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.Conflict), (name.StatusCode, email.StatusCode));
    }

    [Fact]
    public async Task Logging_in_works_with_the_name_in_any_case_and_not_with_another_password()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        HttpClient http = host.Http();
        await http.PostAsJsonAsync("/api/auth/register", Jane, Cancel);
        HttpResponseMessage right = await http.PostAsJsonAsync("/api/auth/login", new { username = "jane_1", password = "correct horse" }, Cancel);
        Assert.Equal(HttpStatusCode.OK, right.StatusCode);
        HttpResponseMessage wrong = await http.PostAsJsonAsync("/api/auth/login", new { username = "jane_1", password = "wrong horse" }, Cancel);
        HttpResponseMessage unknown = await http.PostAsJsonAsync("/api/auth/login", new { username = "nobody", password = "wrong horse" }, Cancel);
        Assert.Equal(
            (await ProblemAsync(wrong, 401, "AUTH_FAILED")).ToString(),
            (await ProblemAsync(unknown, 401, "AUTH_FAILED")).ToString());
    }

    [Fact]
    public async Task Of_many_wrong_logins_at_once_no_more_than_five_are_looked_at()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        HttpClient http = host.Http();
        HttpResponseMessage[] answers = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(n => http.PostAsJsonAsync("/api/auth/login", new { username = "jane_1", password = $"guess {n}" }, Cancel)));
        Assert.Equal(5, answers.Count(answer => answer.StatusCode == HttpStatusCode.Unauthorized));
        Assert.Equal(15, answers.Count(answer => answer.StatusCode == HttpStatusCode.TooManyRequests));
    }

    [Fact]
    public async Task Good_logins_are_not_counted()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        HttpClient http = host.Http();
        await http.PostAsJsonAsync("/api/auth/register", new { username = "jane_1", email = "j@example.com", password = "correct horse" }, Cancel);
        for (int i = 0; i < 8; i++)
        {
            HttpResponseMessage right = await http.PostAsJsonAsync("/api/auth/login", new { username = "jane_1", password = "correct horse" }, Cancel);
            Assert.Equal(HttpStatusCode.OK, right.StatusCode);
        }
    }

    [Fact]
    public async Task The_sixth_failed_login_in_a_minute_has_to_wait_and_another_name_has_not()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        HttpClient http = host.Http();
        await http.PostAsJsonAsync("/api/auth/register", Jane, Cancel);
        for (int i = 0; i < 5; i++)
            await ProblemAsync(await http.PostAsJsonAsync("/api/auth/login", new { username = "jane_1", password = "wrong" }, Cancel), 401, "AUTH_FAILED");
        host.Clock.Advance(TimeSpan.FromSeconds(20));
        HttpResponseMessage limited = await http.PostAsJsonAsync("/api/auth/login", new { username = "JANE_1", password = "correct horse" }, Cancel);
        await ProblemAsync(limited, 429, "RATE_LIMITED");
        Assert.Equal(40, limited.Headers.RetryAfter!.Delta!.Value.TotalSeconds);
        await ProblemAsync(await http.PostAsJsonAsync("/api/auth/login", new { username = "other", password = "wrong" }, Cancel), 401, "AUTH_FAILED");
        host.Clock.Advance(TimeSpan.FromSeconds(40));
        HttpResponseMessage late = await http.PostAsJsonAsync("/api/auth/login", new { username = "jane_1", password = "correct horse" }, Cancel);
        Assert.Equal(HttpStatusCode.OK, late.StatusCode);
    }

    [Fact]
    public async Task The_21st_registration_in_an_hour_from_one_address_has_to_wait()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        HttpClient http = host.Http();
        HttpResponseMessage response = null!;
        for (int i = 0; i < 21; i++)
        {
            object form = new { username = $"user{i}", email = $"user{i}@example.com", password = "correct horse" };
            response = await http.PostAsJsonAsync("/api/auth/register", form, Cancel);
        }

        await ProblemAsync(response, 429, "RATE_LIMITED");
        Assert.Equal(3_600, response.Headers.RetryAfter!.Delta!.Value.TotalSeconds);
    }

    [Fact]
    public async Task Me_needs_a_session_by_bearer_or_cookie()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        JsonElement session = await BodyAsync(await host.Http().PostAsJsonAsync("/api/auth/register", Jane, Cancel));
        string token = session.GetProperty("token").GetString()!;
        JsonElement me = await BodyAsync(await host.Http(token).GetAsync("/api/me", Cancel));
        Assert.Equal("jane@example.com", me.GetProperty("email").GetString());
        HttpClient browser = host.Http();
        browser.DefaultRequestHeaders.Add("Cookie", $"bs_session={token}");
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/api/me", Cancel)).StatusCode);
        await ProblemAsync(await host.Http().GetAsync("/api/me", Cancel), 401, "AUTH_REQUIRED");
        await ProblemAsync(await host.Http("nonsense").GetAsync("/api/me", Cancel), 401, "AUTH_FAILED");
    }

    [Fact]
    public async Task A_session_can_be_refreshed_and_logged_out()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        JsonElement session = await BodyAsync(await host.Http().PostAsJsonAsync("/api/auth/register", Jane, Cancel));
        HttpClient http = host.Http(session.GetProperty("token").GetString());
        host.Clock.Advance(TimeSpan.FromMinutes(50));
        HttpResponseMessage refreshed = await http.PostAsync("/api/auth/refresh", null, Cancel);
        host.Clock.Advance(TimeSpan.FromMinutes(50));
        await ProblemAsync(await http.GetAsync("/api/me", Cancel), 401, "AUTH_FAILED");
        HttpClient fresh = host.Http((await BodyAsync(refreshed)).GetProperty("token").GetString());
        Assert.Equal(HttpStatusCode.OK, (await fresh.GetAsync("/api/me", Cancel)).StatusCode);
        HttpResponseMessage logout = await fresh.PostAsync("/api/auth/logout", null, Cancel);
        Assert.Contains("bs_session=;", Assert.Single(logout.Headers.GetValues("Set-Cookie")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_other_apps_hear_of_a_removed_account()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        JsonElement session = await BodyAsync(await host.Http().PostAsJsonAsync("/api/auth/register", Jane, Cancel));
        HttpClient http = host.Http(session.GetProperty("token").GetString());
        string id = session.GetProperty("user").GetProperty("id").GetString()!;
        Assert.Equal(HttpStatusCode.NoContent, (await http.DeleteAsync("/api/me", Cancel)).StatusCode);
        PresenceWatch watch = host.Services.GetRequiredService<PresenceWatch>();
        await watch.Seen.WaitUntilAsync(seen => seen.Contains($"system.event.user_deleted {id}"), Cancel);
    }

    [Fact]
    public async Task An_account_whose_name_is_put_into_the_configuration_is_an_admins()
    {
        await using GatewayHost before = await GatewayHost.StartAsync();
        await before.Http().PostAsJsonAsync("/api/auth/register", Jane, Cancel);

        await using GatewayHost host = await GatewayHost.StartAsync(("Accounts:Admins:0", "jane_1"), ("Embedded:DataDirectory", before.Folder));
        HttpResponseMessage login = await host.Http().PostAsJsonAsync("/api/auth/login", new { username = "jane_1", password = "correct horse" }, Cancel);

        JsonElement user = (await BodyAsync(login)).GetProperty("user");
        Assert.Equal(["user", "admin"], user.GetProperty("roles").EnumerateArray().Select(role => role.GetString()));
    }

    [Fact]
    public async Task Nobody_becomes_an_admin_by_registering_under_a_name_in_the_configuration()
    {
        await using GatewayHost host = await GatewayHost.StartAsync(("Accounts:Admins:0", "jane_1"));

        HttpResponseMessage response = await host.Http().PostAsJsonAsync("/api/auth/register", Jane, Cancel);

        JsonElement problem = await ProblemAsync(response, 409, "BAD_MESSAGE");
        Assert.Equal("That user name is reserved.", problem.GetProperty("errors").GetProperty("username")[0].GetString());
    }

    [Fact]
    public async Task A_login_with_control_characters_in_the_name_names_the_field()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        HttpResponseMessage response = await host.Http().PostAsJsonAsync("/api/auth/login", new { username = "jane\0", password = "correct horse" }, Cancel);
        JsonElement problem = await ProblemAsync(response, 400, "BAD_MESSAGE");
        Assert.Equal("username", Assert.Single(problem.GetProperty("errors").EnumerateObject()).Name);
    }

    [Fact]
    public async Task A_call_from_another_sites_page_is_FORBIDDEN()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        foreach ((string header, string value) in new[] { ("Origin", "https://evil.example"), ("Sec-Fetch-Site", "cross-site"), ("Origin", "null") })
        {
            using HttpRequestMessage request = new(HttpMethod.Post, "/api/auth/logout");
            request.Headers.Add("Cookie", $"bs_session={host.Token(1)}");
            request.Headers.Add(header, value);
            await ProblemAsync(await host.Http().SendAsync(request, Cancel), 403, "FORBIDDEN");
        }
    }

    [Theory]
    [InlineData("{", "application/json", 400, "BAD_MESSAGE")]
    [InlineData("[]", "application/json", 400, "BAD_MESSAGE")]
    [InlineData("""{"username":7}""", "application/json", 400, "BAD_MESSAGE")]
    [InlineData("a=b", "application/x-www-form-urlencoded", 415, "BAD_MESSAGE")]
    public async Task A_body_that_cannot_be_read_is_a_problem(string body, string type, int status, string code)
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        using StringContent content = new(body, Encoding.UTF8, type);
        await ProblemAsync(await host.Http().PostAsync("/api/auth/login", content, Cancel), status, code);
    }

    [Fact]
    public async Task A_field_of_the_wrong_type_is_named()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        using StringContent content = new("""{"username":7}""", Encoding.UTF8, "application/json");
        JsonElement problem = await ProblemAsync(await host.Http().PostAsync("/api/auth/login", content, Cancel), 400, "BAD_MESSAGE");
        Assert.Equal("username", Assert.Single(problem.GetProperty("errors").EnumerateObject()).Name);
    }

    [Fact]
    public async Task A_huge_body_is_413_and_an_unknown_address_is_NOT_FOUND()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        HttpResponseMessage huge = await host.Http().PostAsJsonAsync("/api/auth/login", new { username = new string('x', 100_000) }, Cancel);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, huge.StatusCode);
        Assert.Equal("application/problem+json", huge.Content.Headers.ContentType!.MediaType);
        await ProblemAsync(await host.Http().GetAsync("/api/nothing", Cancel), 404, "NOT_FOUND");
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await host.Http().GetAsync("/api/auth/login", Cancel)).StatusCode);
    }

    private static async Task<JsonElement> BodyAsync(HttpResponseMessage response) => await response.Content.ReadFromJsonAsync<JsonElement>(Cancel);

    private static async Task<JsonElement> ProblemAsync(HttpResponseMessage response, int status, string code)
    {
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        JsonElement problem = await BodyAsync(response);
        Assert.Equal((code, status), (problem.GetProperty("code").GetString(), problem.GetProperty("status").GetInt32()));
        Assert.NotEmpty(problem.GetProperty("detail").GetString()!);
        return problem;
    }
}

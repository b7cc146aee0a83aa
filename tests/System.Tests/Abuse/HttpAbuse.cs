using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace BlazingSun.SystemTests.Abuse;

/// <summary>Rubbish where HTTP is expected, byte by byte as no decent client sends it.</summary>
internal sealed class HttpAbuse(Uri address)
{
    private static readonly (string Name, string Request, int Status)[] Requests =
    [
        ("not HTTP", "HELO there\r\n\r\n", 400),
        ("a TLS handshake", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", 400),
        ("a path out of the pages", "GET /../../../../etc/passwd HTTP/1.1\r\nHost: x\r\n{end}", 404),
        ("an encoded path out of the pages", "GET /assets/%2e%2e/%2e%2e/keys/jwt_private.pem HTTP/1.1\r\nHost: x\r\n{end}", 404),
        ("a header too large", $"GET / HTTP/1.1\r\nHost: x\r\nX-Big: {new string('h', 100_000)}\r\n{{end}}", 431),
        ("a socket without an upgrade", "GET /ws HTTP/1.1\r\nHost: x\r\n{end}", 400),
        ("a method that is none", "BREW /api/me HTTP/1.1\r\nHost: x\r\n{end}", 405),
        ("a body that is no JSON", Post("/api/auth/login", "{{{{"), 400),
        ("a body that is too deep", Post("/api/auth/login", new string('[', 5_000)), 400),
        ("a body too large", Post("/api/auth/login", $$"""{"username":"{{new string('u', 20_000)}}","password":"12345678"}"""), 413),
        ("a body of another kind", Post("/api/auth/login", "username=ada", "application/x-www-form-urlencoded"), 415),
        ("fields of other kinds", Post("/api/auth/login", """{"username":{"$gt":""},"password":[1]}"""), 400),
        ("a form from a foreign page", Post("/api/auth/logout", "{}", cookie: "Cookie: bs_session=x\r\nOrigin: https://evil.example\r\n"), 403),
    ];

    public static IEnumerable<BadInput> All(Uri address)
    {
        HttpAbuse abuse = new(address);
        return
        [
            .. Requests.Select(r => new BadInput(r.Name, cancel => abuse.ExpectAsync(r.Request, r.Status, cancel))),
            new BadInput("half a request", abuse.HalfAsync),
            new BadInput("an upgrade and then rubbish", abuse.UpgradeAsync),
        ];
    }

    private async Task ExpectAsync(string request, int status, CancellationToken cancel)
    {
        string answer = await SendAsync(request, cancel);
        Assert.StartsWith($"HTTP/1.1 {status.ToString(CultureInfo.InvariantCulture)} ", answer, StringComparison.Ordinal);
    }

    private async Task HalfAsync(CancellationToken cancel)
    {
        using TcpClient client = await ConnectAsync(cancel);
        await client.GetStream().WriteAsync("POST /api/auth/login HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{\"user"u8.ToArray(), cancel);
    }

    private async Task UpgradeAsync(CancellationToken cancel)
    {
        string answer = await SendAsync(
            "GET /ws HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff",
            cancel);
        Assert.StartsWith("HTTP/1.1 101 ", answer, StringComparison.Ordinal);
    }

    // Reads until the server hangs up.
    private async Task<string> SendAsync(string request, CancellationToken cancel)
    {
        using TcpClient client = await ConnectAsync(cancel);
        NetworkStream stream = client.GetStream();
        StringBuilder answer = new();
        byte[] buffer = new byte[4096];
        try
        {
            await stream.WriteAsync(Encoding.Latin1.GetBytes(request.Replace("{end}", "Connection: close\r\n\r\n", StringComparison.Ordinal)), cancel);
            while (await stream.ReadAsync(buffer, cancel) is > 0 and int read)
                answer.Append(Encoding.Latin1.GetString(buffer, 0, read));
        }
        catch (IOException)
        {
            // It hung up before it had read everything; what it said before counts.
        }

        return answer.ToString();
    }

    private async Task<TcpClient> ConnectAsync(CancellationToken cancel)
    {
        TcpClient client = new();
        await client.ConnectAsync(address.Host, address.Port, cancel);
        return client;
    }

    private static string Post(string path, string body, string kind = "application/json", string cookie = "") =>
        $"POST {path} HTTP/1.1\r\nHost: x\r\n{cookie}Content-Type: {kind}\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}";
}

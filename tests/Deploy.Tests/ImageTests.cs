using System.Text.RegularExpressions;

namespace BlazingSun.Deploy.Tests;

/// <summary>The Dockerfile.</summary>
public sealed class ImageTests
{
    private static readonly string File = Repository.Text("Dockerfile");

    public static TheoryData<string> Apps => [.. Component.Apps];

    [Theory]
    [MemberData(nameof(Apps))]
    public void An_app_has_an_image_of_its_own_that_starts_its_program(string app)
    {
        string program = Composition.AssemblyOf(app).GetName().Name!;
        string stage = Regex.Match(File, $@"^FROM app AS {app}\n(.+?)(?=\n\n|\z)", RegexOptions.Multiline | RegexOptions.Singleline).Value;
        Assert.Contains($"ENTRYPOINT [\"dotnet\", \"{program}.dll\"]", stage, StringComparison.Ordinal);
        Assert.Contains($"COPY --from=build /out/{app} ./", stage, StringComparison.Ordinal);
        Assert.Matches($@"dotnet publish services/{program} -c Release -o /out/{app} ", File);
        Yaml compose = Yaml.Parse(Repository.Text("docker-compose.yml"))[0];
        Assert.Equal(app, compose["services", app, "build", "target"].Text);
    }

    [Fact]
    public void Nothing_runs_as_root() =>
        Assert.Matches(@"FROM mcr\.microsoft\.com/dotnet/aspnet:10\.0-alpine AS app\n(.|\n)*?USER \$APP_UID\n", File);

    [Fact]
    public void The_pages_are_in_the_gateways_image() =>
        Assert.Contains("COPY --from=web /src/services/Gateway/wwwroot ./wwwroot", File, StringComparison.Ordinal);
}

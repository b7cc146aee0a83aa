using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace BlazingSun.Platform.Dapr;

/// <summary>Fills in what the sidecar's starter put into the environment, and checks the addresses.</summary>
internal sealed class DaprEnvironment(IConfiguration configuration) : IPostConfigureOptions<DaprOptions>, IValidateOptions<DaprOptions>
{
    public void PostConfigure(string? name, DaprOptions options)
    {
        options.HttpEndpoint = First(options.HttpEndpoint, configuration["DAPR_HTTP_ENDPOINT"], $"http://127.0.0.1:{First(configuration["DAPR_HTTP_PORT"], "3500")}");
        options.GrpcEndpoint = First(options.GrpcEndpoint, configuration["DAPR_GRPC_ENDPOINT"], $"http://127.0.0.1:{First(configuration["DAPR_GRPC_PORT"], "50001")}");
        options.ApiToken = First(options.ApiToken, configuration["DAPR_API_TOKEN"], "");
        options.AppApiToken = First(options.AppApiToken, configuration["APP_API_TOKEN"], "");
    }

    public ValidateOptionsResult Validate(string? name, DaprOptions options)
    {
        string[] wrong =
        [
            .. Check(nameof(options.HttpEndpoint), options.HttpEndpoint),
            .. Check(nameof(options.GrpcEndpoint), options.GrpcEndpoint),
        ];
        return wrong.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }

    private static IEnumerable<string> Check(string option, string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) || uri.Scheme is not ("http" or "https"))
            yield return $"{DaprOptions.Section}:{option}: must be an http address such as http://127.0.0.1:3500, not '{address}'.";
    }

    private static string First(params ReadOnlySpan<string?> values)
    {
        foreach (string? value in values)
        {
            if (!string.IsNullOrEmpty(value))
                return value;
        }

        return "";
    }
}

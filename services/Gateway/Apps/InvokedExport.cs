using System.Net.Http.Json;
using System.Text.Json;
using BlazingSun.Contracts.Commands;
using BlazingSun.Platform;
using BlazingSun.Platform.Exports;
using BlazingSun.Platform.Invocation;

namespace BlazingSun.Gateway.Apps;

/// <summary>What an app holds of users, where it is a program of its own.</summary>
internal sealed class InvokedExport(string app, IAppInvoker apps) : IAppExport
{
    public string App => app;

    public async ValueTask<ExportPage> ReadAsync(Caller caller, string? from, CancellationToken cancellationToken)
    {
        string query = from is null ? "" : $"?from={Uri.EscapeDataString(from)}";
        using HttpRequestMessage request = new(HttpMethod.Get, new Uri(ExportServices.Path + query, UriKind.Relative));
        request.Headers.Add(ForwardedCaller.Header, ForwardedCaller.Write(caller));
        using HttpResponseMessage answer = await apps.InvokeAsync(app, request, cancellationToken);
        if (!answer.IsSuccessStatusCode)
            throw new DependencyUnavailableException(app, $"its part of an export ended with the status {(int)answer.StatusCode}");
        try
        {
            return (await answer.Content.ReadFromJsonAsync(ExportJson.Default.ExportPage, cancellationToken))!;
        }
        catch (Exception error) when (error is JsonException or HttpRequestException)
        {
            throw new DependencyUnavailableException(app, "its part of an export cannot be read", error);
        }
    }
}

/// <summary>What other apps hold of users.</summary>
public static class InvokedExports
{
    /// <summary>Chat and Games are asked by invocation: each is a program of its own.</summary>
    public static IServiceCollection AddInvokedExports(this IServiceCollection services)
    {
        foreach (string app in (string[])["chat", "games"])
            services.AddSingleton<IAppExport>(provider => new InvokedExport(app, provider.GetRequiredService<IAppInvoker>()));
        return services;
    }
}

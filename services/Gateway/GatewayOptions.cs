namespace BlazingSun.Gateway;

/// <summary>Section <c>Gateway</c>.</summary>
public sealed class GatewayOptions
{
    /// <summary>Origins that may connect besides the gateway's own host, such as <c>https://play.example.com</c>.</summary>
    public IList<string> AllowedOrigins { get; } = [];

    /// <summary>Folder of the built front end; default <c>wwwroot</c> under the content root.</summary>
    public string WebRoot { get; set; } = "wwwroot";
}

using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace BlazingSun.Platform.Redis;

/// <summary>Whether the options can be read. What they say is in no message: there may be a password in it.</summary>
internal sealed class RedisOptionsCheck : IValidateOptions<RedisOptions>
{
    private const string Wrong =
        $"{RedisOptions.Section}:{nameof(RedisOptions.Configuration)}: must be servers and options such as localhost:6379,ssl=true.";

    public ValidateOptionsResult Validate(string? name, RedisOptions options)
    {
        try
        {
            return options.Configuration.Length == 0 || ConfigurationOptions.Parse(options.Configuration).EndPoints.Count > 0
                ? ValidateOptionsResult.Success
                : ValidateOptionsResult.Fail(Wrong);
        }
        catch (Exception error) when (error is ArgumentException or FormatException or OverflowException)
        {
            return ValidateOptionsResult.Fail(Wrong);
        }
    }
}

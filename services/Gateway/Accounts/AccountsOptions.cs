using System.ComponentModel.DataAnnotations;

namespace BlazingSun.Gateway.Accounts;

/// <summary>Section <c>Accounts</c>: users and their session tokens.</summary>
public sealed class AccountsOptions : IValidatableObject
{
    /// <summary>Claim <c>iss</c> of every token.</summary>
    [Required]
    public string Issuer { get; set; } = "blazing-sun";

    /// <summary>Claim <c>aud</c> of every token.</summary>
    [Required]
    public string Audience { get; set; } = "blazing-sun";

    /// <summary>Minutes that a token is good for.</summary>
    [Range(2, 7 * 24 * 60)]
    public int TokenMinutes { get; set; } = 60;

    /// <summary>Folder for the key pair that is made at the first start; default <c>keys</c> in the data folder.</summary>
    public string? KeyDirectory { get; set; }

    /// <summary>PEM file (PKCS#8, P-256) of the key that signs, instead of the made one.</summary>
    public string? PrivateKey { get; set; }

    /// <summary>PEM files of further keys whose tokens are good: an older key, another site's key.</summary>
    public IList<string> PublicKeys { get; } = [];

    /// <summary>PBKDF2 rounds of a password hash.</summary>
    [Range(1_000, 10_000_000)]
    public int PasswordIterations { get; set; } = 210_000;

    /// <summary>User names of existing accounts that have the role <c>admin</c>. Nobody can register under a name that is listed.</summary>
    public IList<string> Admins { get; } = [];

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        Admins.Where(name => name.Trim() != name || name.Length is 0 or > TokenClaims.MaxName)
            .Select(name => new ValidationResult($"'{name}' is not a user name of 1 to {TokenClaims.MaxName} characters.", [nameof(Admins)]));
}

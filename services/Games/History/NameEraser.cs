using System.Text.Json.Nodes;

namespace BlazingSun.Games.History;

/// <summary>
/// Replaces a user's name in frames of any game. On the wire a name always stands beside the id of its user: <c>name</c> beside
/// <c>id</c>, <c>winnerName</c> beside <c>winner</c>, <c>playerName</c> beside <c>playerId</c>.
/// </summary>
internal static class NameEraser
{
    /// <summary>What stands in the place of the name.</summary>
    public const string Former = "former player";

    private const string Name = "Name";

    public static void Erase(JsonNode? node, string user)
    {
        switch (node)
        {
            case JsonArray array:
                foreach (JsonNode? item in array)
                {
                    Erase(item, user);
                }

                break;
            case JsonObject fields:
                EraseFields(fields, user);
                break;
        }
    }

    private static void EraseFields(JsonObject fields, string user)
    {
        foreach ((string field, JsonNode? value) in fields.ToList())
        {
            if (OwnerOf(fields, field) == user && IsText(value))
            {
                fields[field] = Former;
            }
            else
            {
                Erase(value, user);
            }
        }
    }

    private static string? OwnerOf(JsonObject fields, string field)
    {
        if (field == "name")
        {
            return Text(fields["id"]);
        }

        return field.EndsWith(Name, StringComparison.Ordinal) && field[..^Name.Length] is { } whose
            ? Text(fields[whose + "Id"]) ?? Text(fields[whose])
            : null;
    }

    private static bool IsText(JsonNode? node) => Text(node) is not null;

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}

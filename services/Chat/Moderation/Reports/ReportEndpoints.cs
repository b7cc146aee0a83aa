using System.Globalization;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Errors;
using BlazingSun.Platform.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace BlazingSun.Chat.Moderation.Reports;

/// <summary><c>/api/chat/reports</c>: admins look at what users reported.</summary>
internal sealed class ReportEndpoints(OpenReports reports)
{
    private const int PageSize = 50;

    public static void Map(IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder group = routes.MapGroup("/api/chat/reports").RequireAuthorization().AddEndpointFilter(AdminsOnlyAsync).WithTags("Chat");
        group.MapGet("", (string? before, ReportEndpoints endpoints, HttpContext context) => endpoints.ListAsync(before, context))
            .WithName("ListReports").Produces<ReportPage>().ProducesProblem(400).ProducesProblem(401).ProducesProblem(403);
        group.MapPost("{id}/resolve", (string id, ReportEndpoints endpoints, HttpContext context) => endpoints.ResolveAsync(id, context))
            .WithName("ResolveReport").Produces(204).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404);
    }

    private async Task<IResult> ListAsync(string? before, HttpContext context)
    {
        long from = long.MaxValue;
        if (!string.IsNullOrEmpty(before) && !IsNumber(before, out from))
            return Problem.Fields(new Dictionary<string, string[]> { ["before"] = ["before is what the page before said as next."] });
        return Results.Json(await reports.ReadAsync(from, PageSize, context.RequestAborted), ReportsJson.Default.ReportPage);
    }

    private async Task<IResult> ResolveAsync(string id, HttpContext context) =>
        IsNumber(id, out long number) && await reports.ResolveAsync(number, context.User.Caller(), context.RequestAborted)
            ? Results.NoContent()
            : Problem.Of(new Refusal(ErrorCode.NOT_FOUND, "There is no such report."));

    private static bool IsNumber(string text, out long number) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private static ValueTask<object?> AdminsOnlyAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        Admins.Refuse(context.HttpContext.User.Caller()) is { } refusal ? ValueTask.FromResult<object?>(Problem.Of(refusal)) : next(context);
}

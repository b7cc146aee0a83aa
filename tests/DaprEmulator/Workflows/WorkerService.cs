using BlazingSun.DaprEmulator.Faults;
using BlazingSun.DaprEmulator.Workflows.Protocol;
using Google.Protobuf.WellKnownTypes;
using Microsoft.AspNetCore.Http;

namespace BlazingSun.DaprEmulator.Workflows;

/// <summary>The gRPC service of workflow workers.</summary>
internal sealed class WorkerService(Sidecar sidecar)
{
    private const string Service = "/TaskHubSidecarService/";
    private readonly DaprWorld _world = sidecar.World;

    internal async Task HandleAsync(HttpContext context)
    {
        context.Response.ContentType = "application/grpc";
        string path = context.Request.Path;
        try
        {
            if (sidecar.Options.ApiToken is { } token && context.Request.Headers["dapr-api-token"] != token)
                GrpcFrames.End(context.Response, GrpcStatus.Unauthenticated, "invalid api token");
            else
                await HandleAsync(context, path, _world.Faults.Take(Callee.Sidecar, sidecar.AppId, "POST", path));
        }
        catch (InvalidDataException error)
        {
            GrpcFrames.End(context.Response, GrpcStatus.InvalidArgument, error.Message);
        }
        catch (OperationCanceledException)
        {
            // The caller is gone.
        }
    }

    private async Task HandleAsync(HttpContext context, string path, CallFault? fault)
    {
        if (fault is CallFault.Silence)
            await Task.Delay(Timeout.InfiniteTimeSpan, _world.Time, context.RequestAborted);
        if (fault is null or CallFault.LoseAnswer or CallFault.FailAfter)
            await AnswerAsync(context, path, fault is not null);
        if (fault is CallFault.Cut or CallFault.LoseAnswer)
            context.Abort();
        else if (fault is not null)
            GrpcFrames.End(context.Response, GrpcStatus.Unknown, "something went wrong");
    }

    private Task AnswerAsync(HttpContext context, string path, bool mute) => path switch
    {
        Service + "Hello" => ReplyAsync(context, new Empty(), mute),
        Service + "GetWorkItems" => StreamAsync(context),
        Service + "CompleteOrchestratorTask" or Service + "CompleteWorkflowTask" => CompleteWorkflowAsync(context, mute),
        Service + "CompleteActivityTask" => CompleteActivityAsync(context, mute),
        Service + "GetInstance" => GetAsync(context, waits: false, mute),
        Service + "WaitForInstanceCompletion" => GetAsync(context, waits: true, mute),
        Service + "TerminateInstance" => TerminateAsync(context, mute),
        _ => UnknownAsync(context),
    };

    // No headers before the first item: the worker cannot see in the answer that the stream is open.
    private async Task StreamAsync(HttpContext context)
    {
        WorkerStream stream = sidecar.Workers.Open();
        try
        {
            await foreach (WorkItem item in stream.Items.ReadAllAsync(context.RequestAborted))
                await GrpcFrames.WriteAsync(context.Response, item);
            if (stream.Breaks)
                context.Abort();
            else
                GrpcFrames.End(context.Response, GrpcStatus.Cancelled, "context canceled");
        }
        finally
        {
            sidecar.Workers.Closed(stream);
        }
    }

    private async Task CompleteWorkflowAsync(HttpContext context, bool mute)
    {
        WorkflowResponse response = await GrpcFrames.ReadAsync(context.Request, WorkflowResponse.Parser);
        _world.Workflows.CompleteTurn(sidecar, response);
        await ReplyAsync(context, new Empty(), mute);
    }

    private async Task CompleteActivityAsync(HttpContext context, bool mute)
    {
        ActivityResponse response = await GrpcFrames.ReadAsync(context.Request, ActivityResponse.Parser);
        _world.Workflows.CompleteActivity(sidecar, response);
        await ReplyAsync(context, new Empty(), mute);
    }

    private async Task GetAsync(HttpContext context, bool waits, bool mute)
    {
        GetInstanceRequest request = await GrpcFrames.ReadAsync(context.Request, GetInstanceRequest.Parser);
        WorkflowInstance? instance = _world.Workflows.Find(sidecar.AppId, request.InstanceId);
        if (waits && instance is not null)
            await instance.Ended.WaitAsync(context.RequestAborted);
        await ReplyAsync(context, instance is null ? new GetInstanceResponse() : new GetInstanceResponse { Exists = true, WorkflowState = instance.State }, mute);
    }

    private async Task TerminateAsync(HttpContext context, bool mute)
    {
        TerminateRequest request = await GrpcFrames.ReadAsync(context.Request, TerminateRequest.Parser);
        if (_world.Workflows.Find(sidecar.AppId, request.InstanceId) is not { } instance)
        {
            GrpcFrames.End(context.Response, GrpcStatus.NotFound, "no such instance exists");
            return;
        }

        _world.Workflows.Terminate(instance, request.Output);
        await instance.Ended.WaitAsync(context.RequestAborted);
        await ReplyAsync(context, new Empty(), mute);
    }

    private static Task UnknownAsync(HttpContext context)
    {
        GrpcFrames.End(context.Response, GrpcStatus.Unimplemented, "unknown method");
        return Task.CompletedTask;
    }

    private static async Task ReplyAsync(HttpContext context, Google.Protobuf.IMessage reply, bool mute)
    {
        if (mute)
            return;
        await GrpcFrames.WriteAsync(context.Response, reply);
        GrpcFrames.End(context.Response, GrpcStatus.Ok);
    }
}

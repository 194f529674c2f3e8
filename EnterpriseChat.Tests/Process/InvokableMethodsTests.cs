using System.Reflection;
using EnterpriseChat.Tests.Harness;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace EnterpriseChat.Tests.Processes;

/// <summary>Every method that a browser can call is a public endpoint, so the list of them is reviewed.</summary>
public sealed class InvokableMethodsTests
{
    /// <summary>Reviewed: all are of Blazor or MudBlazor, none takes an id of ours.</summary>
    private static readonly string[] Reviewed =
    [
        "Microsoft.AspNetCore.Components.Forms.InputFileJsCallbacksRelay.NotifyChange",
        "Microsoft.AspNetCore.Components.RenderTree.WebRenderer+WebRendererInteropMethods.AddRootComponent",
        "Microsoft.AspNetCore.Components.RenderTree.WebRenderer+WebRendererInteropMethods.DispatchEventAsync",
        "Microsoft.AspNetCore.Components.RenderTree.WebRenderer+WebRendererInteropMethods.RemoveRootComponent",
        "Microsoft.AspNetCore.Components.RenderTree.WebRenderer+WebRendererInteropMethods.SetRootComponentParameters",
        "Microsoft.AspNetCore.Components.Web.Virtualization.VirtualizeJsInterop.OnSpacerAfterVisible",
        "Microsoft.AspNetCore.Components.Web.Virtualization.VirtualizeJsInterop.OnSpacerBeforeVisible",
        "MudBlazor.BrowserViewportService.RaiseOnResized",
        "MudBlazor.Charts.HeatMap`1.OnElementSizeChanged",
        "MudBlazor.Charts.MudAxisChartBase`2.OnElementSizeChanged",
        "MudBlazor.Charts.MudRadialChartBase`2.OnElementSizeChanged",
        "MudBlazor.Charts.Sankey`1.OnElementSizeChanged",
        "MudBlazor.KeyInterceptorService.OnKeyDown",
        "MudBlazor.KeyInterceptorService.OnKeyUp",
        "MudBlazor.MudHotkey.MudHotkeyProviderJsCallback",
        "MudBlazor.MudInput`1.CallOnBlurredAsync",
        "MudBlazor.MudThemeProvider.SystemDarkModeChangedAsync",
        "MudBlazor.MudTimePicker.OnStickClick",
        "MudBlazor.MudTimePicker.SelectTimeFromStick",
        "MudBlazor.PointerEventsNoneService.RaiseOnPointerDown",
        "MudBlazor.PointerEventsNoneService.RaiseOnPointerUp",
        "MudBlazor.ScrollListener.RaiseOnScroll",
        "MudBlazor.ScrollSpy.SectionChangeOccured",
        "MudBlazor.Services.JsEvent.OnCaretPositionChanged",
        "MudBlazor.Services.JsEvent.OnPaste",
        "MudBlazor.Services.JsEvent.OnSelect",
        "MudBlazor.Services.ResizeObserver.OnSizeChanged",
    ];

    [Fact]
    public void CI_03_The_methods_open_to_browsers_are_those_that_were_reviewed()
    {
        var files = Directory.EnumerateFiles(Path.GetDirectoryName(Repository.WebProgram)!, "*.dll")
            .Concat(Directory.EnumerateFiles(Path.GetDirectoryName(typeof(ComponentBase).Assembly.Location)!, "Microsoft.AspNetCore.Components*.dll"));
        var found = files.Select(Path.GetFileNameWithoutExtension).Distinct().SelectMany(name => Methods(name!)).Order(StringComparer.Ordinal).ToList();
        Findings.None(found.Except(Reviewed).Select(method => $"not reviewed: {method}"));
        Findings.None(Reviewed.Except(found).Select(method => $"gone: {method}"));
        Assert.DoesNotContain(found, method => method.StartsWith("EnterpriseChat.", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Methods(string assembly)
    {
        Type?[] types;
        try
        {
            types = Assembly.Load(assembly).GetTypes();
        }
        catch (ReflectionTypeLoadException e)
        {
            types = e.Types;
        }
        catch (Exception e) when (e is BadImageFormatException or FileNotFoundException)
        {
            return []; // no code of .NET
        }

        const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        return types.Where(type => type is not null)
            .SelectMany(type => type!.GetMethods(All).Where(IsOpen).Select(method => $"{type.FullName}.{method.Name}"));
    }

    private static bool IsOpen(MethodInfo method)
    {
        try
        {
            return method.IsDefined(typeof(JSInvokableAttribute), inherit: false);
        }
        catch (Exception e) when (e is FileNotFoundException or TypeLoadException)
        {
            return false; // an attribute of an assembly that is not there
        }
    }
}

using System.Reflection;
using System.Runtime.InteropServices;
using WinHttpCompat.Shim.Exports;
using Xunit;

namespace WinHttpCompat.Shim.Tests;

public sealed unsafe class NotYetExportsTests
{
    private const uint CallNotImplemented = 120, Untouched = 0xDEAD;

    public static TheoryData<string> Functions =>
        [.. ExportedMethods.All.Where(static method => method.DeclaringType == typeof(NotYetExports)).Select(static method => method.Name)];

    [Theory]
    [MemberData(nameof(Functions))]
    public void Call_AnyArguments_FailsWith120InTheWayOfItsFamily(string name)
    {
        // Where arguments are in registers, or are taken from the stack by the caller, too many of them do no harm.
        Assert.SkipWhen(RuntimeInformation.ProcessArchitecture is Architecture.X86, "a callee that clears the stack must be called as it is declared");
        MethodInfo method = typeof(NotYetExports).GetMethod(name)!; // that is where the name is from
        delegate* unmanaged<nint, nint, nint, nint, nint, nint, nint, nint, nint, nint, nint> function =
            (delegate* unmanaged<nint, nint, nint, nint, nint, nint, nint, nint, nint, nint, nint>)method.MethodHandle.GetFunctionPointer();
        foreach (nint argument in new nint[] { 0, 1, -1 })
        {
            ThreadError.Set(Untouched);
            nint result = function(
                argument, argument, argument, argument, argument, argument, argument, argument, argument, argument);
            switch (method.ReturnType)
            {
                case { } type when type == typeof(int):
                    Assert.Equal((0, CallNotImplemented), ((int)result, ThreadError.Last));
                    break;
                case { } type when type == typeof(nint):
                    Assert.Equal((0, CallNotImplemented), (result, ThreadError.Last));
                    break;
                case { } type when type == typeof(uint):
                    Assert.Equal((CallNotImplemented, Untouched), ((uint)result, ThreadError.Last));
                    break;
                default:
                    Assert.Equal((typeof(void), Untouched), (method.ReturnType, ThreadError.Last));
                    break;
            }
        }
    }
}

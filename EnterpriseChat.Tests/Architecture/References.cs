using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace EnterpriseChat.Tests.Architecture;

/// <summary>
/// Which types of its own assembly a type uses, read from what was compiled: signatures, fields, attributes and method bodies, those of
/// lambdas and state machines included. Constants are gone by then, and with them enum values in expressions; doc comments do not count.
/// </summary>
internal static class References
{
    private const BindingFlags All =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    /// <summary>The types that a type uses, itself and its nested types left out.</summary>
    public static IReadOnlySet<Type> Of(Type type)
    {
        var found = new HashSet<Type>();
        foreach (var part in WithNested(type))
        {
            Add(found, part.BaseType);
            Array.ForEach(part.GetInterfaces(), i => Add(found, i));
            AddAttributes(found, part);
            foreach (var member in part.GetMembers(All))
            {
                AddMember(found, member);
            }
        }

        return found.Select(Outermost).Where(other => other.Assembly == type.Assembly && other != type).ToHashSet();
    }

    private static IEnumerable<Type> WithNested(Type type) => type.GetNestedTypes(All).SelectMany(WithNested).Prepend(type);

    private static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    private static void Add(HashSet<Type> found, Type? type)
    {
        if (type is null || type.IsGenericParameter)
        {
            return;
        }

        if (type.HasElementType)
        {
            Add(found, type.GetElementType());
        }
        else if (found.Add(type.IsGenericType ? type.GetGenericTypeDefinition() : type))
        {
            Add(found, type.DeclaringType);
        }

        Array.ForEach(type.GetGenericArguments(), argument => Add(found, argument));
    }

    private static void AddAttributes(HashSet<Type> found, MemberInfo member)
    {
        foreach (var attribute in member.CustomAttributes)
        {
            Add(found, attribute.AttributeType);
            foreach (var type in attribute.ConstructorArguments.Select(argument => argument.Value).OfType<Type>())
            {
                Add(found, type);
            }
        }
    }

    private static void AddMember(HashSet<Type> found, MemberInfo member)
    {
        AddAttributes(found, member);
        switch (member)
        {
            case FieldInfo field:
                Add(found, field.FieldType);
                break;
            case PropertyInfo property:
                Add(found, property.PropertyType);
                break;
            case MethodBase method:
                AddSignature(found, method);
                AddBody(found, method);
                break;
        }
    }

    private static void AddSignature(HashSet<Type> found, MethodBase method)
    {
        Add(found, (method as MethodInfo)?.ReturnType);
        foreach (var parameter in method.GetParameters())
        {
            Add(found, parameter.ParameterType);
        }
    }

    private static void AddBody(HashSet<Type> found, MethodBase method)
    {
        if (method.GetMethodBody() is not { } body || body.GetILAsByteArray() is not { } il)
        {
            return;
        }

        foreach (var local in body.LocalVariables)
        {
            Add(found, local.LocalType);
        }

        foreach (var token in Tokens(il))
        {
            AddToken(found, method, token);
        }
    }

    private static void AddToken(HashSet<Type> found, MethodBase method, int token)
    {
        var ofType = method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericArguments() : null;
        var ofMethod = method.IsGenericMethod ? method.GetGenericArguments() : null;
        var member = method.Module.ResolveMember(token, ofType, ofMethod);
        Add(found, member as Type ?? member?.DeclaringType);
        if (member is MethodBase called)
        {
            AddSignature(found, called);
            Array.ForEach(called.IsGenericMethod ? called.GetGenericArguments() : [], argument => Add(found, argument));
        }
        else if (member is FieldInfo field)
        {
            Add(found, field.FieldType);
        }
    }

    private static IEnumerable<int> Tokens(byte[] il)
    {
        for (var at = 0; at < il.Length;)
        {
            var code = il[at] == 0xFE ? Codes[(short)(0xFE00 | il[at + 1])] : Codes[il[at]];
            at += code.Size;
            if (code.OperandType is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok)
            {
                yield return BitConverter.ToInt32(il, at);
            }

            at += code.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(il, at)),
                _ => 4,
            };
        }
    }

    /// <summary>Whether people wrote the type.</summary>
    public static bool IsWritten(Type type) => !type.IsNested && !type.IsDefined(typeof(CompilerGeneratedAttribute)) && type.Namespace is not null;
}

using EnterpriseChat.Domain;
using EnterpriseChat.Web.Controls;

namespace EnterpriseChat.Tests.Components;

/// <summary>A field that two people edit: nothing is replaced by itself, and what was not touched is left as it is.</summary>
public sealed class MergedTests
{
    [Fact]
    public void What_another_saved_waits_for_a_decision_whether_the_field_was_touched_or_not()
    {
        var name = new Merged<string>("Fabrikam");
        Assert.False(name.IsOpen("typed"));
        Assert.True(name.Learn("Fabrikam Ltd"));
        Assert.False(name.Learn("Fabrikam Ltd"));
        Assert.True(name.IsOpen("typed"));
        Assert.True(name.IsOpen("Fabrikam"));
        Assert.False(name.IsOpen("Fabrikam Ltd"));
    }

    [Fact]
    public void Kept_it_overwrites_and_taken_or_untouched_it_changes_nothing()
    {
        var name = new Merged<string>("Fabrikam");
        name.Learn("Fabrikam Ltd");
        Assert.False(name.To("Fabrikam").IsChange); // not decided, not touched
        Assert.True(name.To("typed").Collides("Fabrikam Ltd"));
        name.Settle();
        Assert.False(name.IsOpen("typed"));
        Assert.Equal(new Edit<string>("Fabrikam Ltd", "typed"), name.To("typed"));
        Assert.False(name.To("typed").Collides("Fabrikam Ltd"));
        Assert.False(name.To("Fabrikam Ltd").IsChange);
    }

    [Fact]
    public void Two_who_save_the_same_do_not_collide() => Assert.False(new Edit<string>("a", "b").Collides("b"));
}

"""What was read otherwise than it looks is said of a register, a few times."""


def test_a_register_says_a_few_and_how_many_more(batch):
    rows = "".join(f"extend,12,{day}.2.26\n" for day in range(1, 9))
    code, frame, err = batch(f"act,months,on\n{rows}".encode(), "--today", "2026-11-28")
    assert code == 0
    assert frame["fee_eur"].to_list() == ["93.00"] * 8
    assert [line for line in err.splitlines() if "was read as" in line] == [
        f"'{day}.2.26' was read as 2026-02-0{day}." for day in range(1, 6)
    ]
    assert "on: 3 more values were read otherwise than they look." in err.splitlines()


def test_a_misspelt_land_is_said_once(batch):
    code, frame, err = batch(b"act,months,on,land\nextend,12,2026-02-01,Hesen\nextend,12,2026-02-01,Hesen\n")
    assert code == 0
    assert [line for line in err.splitlines() if "was read as" in line] == ["'Hesen' was read as Hessen (HE)."]
    assert frame["error"].null_count() == 2

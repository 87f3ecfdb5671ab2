import click
import kiwisolver


@click.command()
def main() -> None:
    click.echo(f"kiwisolver {kiwisolver.__version__}")

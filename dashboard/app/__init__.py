import ipyvue
import solara
ipyvue.define_module("tillit", url="/static/public/js/tillit.js")

@solara.component_vue(esm_module="tillit", esm_export="Hello", vuetify=False)
def Hello(n: int, event_more=None): ...

@solara.component
def Page():
    n = solara.use_reactive(0)
    def more(_):
        n.value += 1
    Hello(n=n.value, event_more=more)

@solara.component
def Layout(children=[]):
    solara.Div(children=children)
